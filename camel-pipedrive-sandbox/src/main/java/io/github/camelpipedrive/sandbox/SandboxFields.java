// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;

import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.sandbox.identity.Company;
import io.github.camelpipedrive.sandbox.resource.DescribedFields;
import io.github.camelpipedrive.sandbox.seed.Seeding;
import io.github.camelpipedrive.sandbox.wire.Refusal;

/**
 * The fields of a company's deals, persons, organizations, products, activities and projects. Leads have the custom fields
 * of deals. Each change is at once in the answers of {@code deal-field/list} and so on. Threads may share it.
 *
 * <p>A key that was never added here is still taken by requests, in any form.
 */
public final class SandboxFields {

    private final Company company;
    private final Seeding seeding;

    SandboxFields(Company company, Seeding seeding) {
        this.company = company;
        this.seeding = seeding;
    }

    /**
     * Adds a custom field.
     *
     * @param resource {@code deal}, {@code person}, {@code organization}, {@code product}, {@code activity} or
     *     {@code project}
     * @param name its name, which other fields may have too
     * @param type the API's word: {@code varchar}, {@code varchar_auto}, {@code text}, {@code phone}, {@code double},
     *     {@code monetary}, {@code enum}, {@code set}, {@code date}, {@code daterange}, {@code time}, {@code timerange},
     *     {@code address}, {@code user}, {@code org} or {@code people}
     * @param options the labels of the options, of {@code enum} and {@code set} only; a label may be there twice
     * @return its key of 40 hexadecimal characters, which is the same in each run with the same fields
     * @throws IllegalArgumentException when the resource or the type is unknown, or options are missing or too many
     */
    public String add(String resource, String name, String type, String... options) {
        Map<String, Object> values = options.length == 0
                ? Map.of("field_name", name, "field_type", type)
                : Map.of("field_name", name, "field_type", type, "options", List.of(options));
        return changing(resource, fields -> seeding.add(fields, values).text("field_code"));
    }

    /**
     * Gives a field another name; its key stays.
     *
     * @param resource such as {@code deal}
     * @param key the field's key, or the code of a standard field
     * @param name the name from now on
     * @throws IllegalArgumentException when there is no such field
     */
    public void rename(String resource, String key, String name) {
        changing(resource, fields -> {
            fields.rename(key, name);
            return name;
        });
    }

    /**
     * Adds an option to a field.
     *
     * @param resource such as {@code deal}
     * @param key the field's key, or {@code label_ids}
     * @param label the option's label, which other options may have too
     * @return the option's ID
     * @throws IllegalArgumentException when there is no such field, or it has no options
     */
    public int addOption(String resource, String key, String label) {
        return changing(resource, fields ->
                (Integer) fields.addOptions(key, List.of(label)).get(0).get("id"));
    }

    /**
     * Gives an option another label; its ID stays, and records keep it.
     *
     * @param resource such as {@code deal}
     * @param key the field's key
     * @param label the option's label
     * @param newLabel the label from now on
     * @throws IllegalArgumentException when there is no such field or option
     */
    public void renameOption(String resource, String key, String label, String newLabel) {
        changing(resource, fields -> fields.relabelOptions(key, Map.of(idOf(fields, key, label), newLabel)));
    }

    /**
     * Removes an option; records that have it lose it.
     *
     * @param resource such as {@code deal}
     * @param key the field's key
     * @param label the option's label
     * @throws IllegalArgumentException when there is no such field or option
     */
    public void removeOption(String resource, String key, String label) {
        changing(resource, fields -> fields.removeOptions(key, Set.of(idOf(fields, key, label))));
    }

    /**
     * The ID of an option.
     *
     * @param resource such as {@code deal}
     * @param key the field's key, or {@code label_ids}
     * @param label the option's label
     * @return the ID of the first option with this label
     * @throws IllegalArgumentException when there is no such field or option
     */
    public int option(String resource, String key, String label) {
        return changing(resource, fields -> (Integer) idOf(fields, key, label));
    }

    private static Object idOf(DescribedFields fields, String key, String label) {
        return fields.option(key, label)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The field " + key + " of " + fields.described().plural() + " has no option '" + label + "'"));
    }

    /**
     * Deletes a custom field, with its values in all records.
     *
     * @param resource such as {@code deal}
     * @param key the field's key
     * @throws IllegalArgumentException when there is no such field, or it is a standard one
     */
    public void delete(String resource, String key) {
        changing(resource, fields -> {
            fields.drop(key);
            return key;
        });
    }

    /**
     * The key of a custom field.
     *
     * @param resource such as {@code deal}
     * @param name its name
     * @return the key of the first custom field with this name
     * @throws NoSuchElementException when there is none
     */
    public String key(String resource, String name) {
        return changing(resource, fields -> fields.named(name)
                .orElseThrow(() -> new NoSuchElementException("There is no custom field '" + name + "' of "
                        + fields.described().plural())));
    }

    /** Runs while nobody else reads or changes records. */
    private <T> T changing(String resource, Function<DescribedFields, T> work) {
        Map<String, DescribedFields> all = company.behaviours().fields();
        if (!all.containsKey(resource)) {
            throw new IllegalArgumentException("The sandbox has no fields of '" + resource + "'."
                    + Spelling.suggestion(resource, all.keySet()) + " There are those of "
                    + String.join(", ", all.keySet()));
        }
        try {
            return company.records().changing(() -> work.apply(all.get(resource)));
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(refusal.getMessage(), refusal);
        }
    }
}
