// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.resource;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of thing in the CRM, such as the deal: what operations, events and references to its records have in common.
 * Immutable; the methods that describe a resource return a changed copy. Two resources with the same name are equal.
 */
public final class Resource {

    /** The start of a reference by name. */
    public static final String NAME = "name";

    /** The start of a reference by a custom field. */
    public static final String FIELD = "field";

    private final String name;
    private final String plural;

    // Set while a changed copy is made, never after it was delivered.
    private IdKind ids = IdKind.INTEGER;
    private List<String> namedBy = List.of();
    private List<String> matchedBy = List.of();
    private String fieldResource = "";
    private Set<EventAction> events = Set.of();
    private DeletedFilter deleted;
    private List<String> answered = List.of();
    private List<String> keywords = List.of();
    private Resource parent;
    private OptionsOf optionsOf;
    private boolean setting;

    /** Made when it is first asked for: most resources never are. */
    private volatile List<String> referredBy;

    private Resource(String name, String plural) {
        this.name = name;
        this.plural = plural;
    }

    /**
     * A resource whose records have whole numbers as IDs, and of which nothing else is known.
     *
     * @param name singular kebab-case noun, as in URIs
     * @param plural the plural for sentences, such as {@code deal fields}
     * @return the resource
     */
    public static Resource of(String name, String plural) {
        return new Resource(name, plural);
    }

    private Resource copy() {
        Resource copy = new Resource(name, plural);
        copy.ids = ids;
        copy.namedBy = namedBy;
        copy.matchedBy = matchedBy;
        copy.fieldResource = fieldResource;
        copy.events = events;
        copy.deleted = deleted;
        copy.answered = answered;
        copy.keywords = keywords;
        copy.parent = parent;
        copy.optionsOf = optionsOf;
        copy.setting = setting;
        return copy;
    }

    /** Its records are settings of the account: few, and seldom changed. */
    Resource setting() {
        Resource copy = copy();
        copy.setting = true;
        return copy;
    }

    /** Words that stand for a record without naming it, such as {@code me}. */
    Resource answersTo(String... words) {
        Resource copy = copy();
        copy.keywords = List.of(words);
        return copy;
    }

    /** Names of its records are unique within a record of another resource only, whose ID is in {@code <parent>_id}. */
    Resource within(Resource other) {
        Resource copy = copy();
        copy.parent = other;
        return copy;
    }

    /** It has no operations of its own: its records are the options of a field. */
    Resource optionsOf(String fields, String field) {
        Resource copy = copy();
        copy.optionsOf = new OptionsOf(fields, field);
        return copy;
    }

    /** Its records are identified by UUIDs. */
    Resource identifiedByUuid() {
        Resource copy = copy();
        copy.ids = IdKind.UUID;
        return copy;
    }

    /** Its records are identified by texts. */
    Resource identifiedByText() {
        Resource copy = copy();
        copy.ids = IdKind.TEXT;
        return copy;
    }

    /** The fields that people call a record by. */
    Resource namedBy(String... fields) {
        Resource copy = copy();
        copy.namedBy = List.of(fields);
        return copy;
    }

    /** The fields that a search can match as a whole, in the words of its parameter {@code fields}. */
    Resource matchedBy(String... fields) {
        Resource copy = copy();
        copy.matchedBy = List.of(fields);
        return copy;
    }

    /** The resource that lists its fields, custom ones among them. */
    Resource describedBy(String resource) {
        Resource copy = copy();
        copy.fieldResource = resource;
        return copy;
    }

    /** What its events tell. */
    Resource tells(EventAction first, EventAction... more) {
        Resource copy = copy();
        copy.events = Collections.unmodifiableSet(EnumSet.of(first, more));
        return copy;
    }

    /** Its list returns records that were deleted when a parameter has a value. */
    Resource listsDeletedWith(String parameter, String value) {
        Resource copy = copy();
        copy.deleted = new DeletedFilter(parameter, value);
        return copy;
    }

    /** The fields that only answers have. Source: the answers in the specifications of v1 and v2, 2026. */
    Resource answers(String... fields) {
        Resource copy = copy();
        copy.answered = List.copyOf(Arrays.asList(fields));
        return copy;
    }

    /**
     * The name in URIs.
     *
     * @return a singular kebab-case noun
     */
    public String name() {
        return name;
    }

    /**
     * The name in sentences.
     *
     * @return the singular with blanks, such as {@code deal field}
     */
    public String singular() {
        return name.replace('-', ' ');
    }

    /**
     * The plural in sentences.
     *
     * @return such as {@code deals}
     */
    public String plural() {
        return plural;
    }

    public IdKind ids() {
        return ids;
    }

    /**
     * The fields that people call a record by.
     *
     * @return an immutable list; empty when records have no name
     */
    public List<String> namedBy() {
        return namedBy;
    }

    /**
     * The fields by whose whole value a record is found, in the words of the search's parameter {@code fields}, or of the
     * list's records where there is no search.
     *
     * @return an immutable list; empty when records can't be found by a value
     */
    public List<String> matchedBy() {
        return matchedBy;
    }

    /**
     * Whether records are settings of the account, such as its stages: few, and seldom changed.
     *
     * @return true where a list of all of them can be kept
     */
    public boolean isSetting() {
        return setting;
    }

    /**
     * What a reference to a record starts with, before a colon: {@code name} and whatever else records are found by.
     *
     * @return an immutable list without repetition; empty when records have no names
     */
    public List<String> referredBy() {
        List<String> made = referredBy;
        if (made == null) {
            made = prefixes();
            referredBy = made;
        }
        return made;
    }

    private List<String> prefixes() {
        if (namedBy.isEmpty()) {
            return List.of();
        }
        Set<String> prefixes = new LinkedHashSet<>();
        prefixes.add(NAME);
        prefixes.addAll(namedBy);
        prefixes.addAll(matchedBy);
        if (!fieldResource.isEmpty()) {
            prefixes.add(FIELD);
        }
        return List.copyOf(prefixes);
    }

    /**
     * The field that the start of a reference stands for.
     *
     * @param prefix one of {@link #referredBy}, except {@link #FIELD}
     * @return the field of the record, such as {@code title} for the {@code name} of a deal
     */
    public String fieldOf(String prefix) {
        return prefix.equals(NAME) ? namedBy.get(0) : prefix;
    }

    /**
     * Words that stand for a record without naming it.
     *
     * @return an immutable list, such as {@code me} for users
     */
    public List<String> keywords() {
        return keywords;
    }

    /**
     * The resource within whose records names are unique.
     *
     * @return such as pipelines for stages; empty where names are those of the whole account
     */
    public Optional<Resource> parent() {
        return Optional.ofNullable(parent);
    }

    /**
     * The field whose options the records are.
     *
     * @return empty for a resource that has operations of its own
     */
    public Optional<OptionsOf> optionsOf() {
        return Optional.ofNullable(optionsOf);
    }

    /**
     * The resource that lists the fields of this one, custom ones among them.
     *
     * @return the name of a resource, such as {@code deal-field}; empty when there is none
     */
    public Optional<String> fieldResource() {
        return fieldResource.isEmpty() ? Optional.empty() : Optional.of(fieldResource);
    }

    /**
     * What webhooks tell of its records. Source: {@code event_object} and {@code event_action} of webhooks, version 2.0.
     *
     * @return an immutable set; empty when there are no events
     */
    public Set<EventAction> events() {
        return events;
    }

    /**
     * How its list returns records that were deleted.
     *
     * @return empty when it never does
     */
    public Optional<DeletedFilter> deleted() {
        return Optional.ofNullable(deleted);
    }

    /**
     * The fields that answers have and no operation takes.
     *
     * @return an immutable list; empty when they are not known
     */
    public List<String> answered() {
        return answered;
    }

    /**
     * Where the options are that a resource consists of.
     *
     * @param resource the name of the resource that lists the fields, such as {@code deal-field}
     * @param field the field's key, such as {@code label_ids}
     */
    public record OptionsOf(String resource, String field) {}

    @Override
    public boolean equals(Object other) {
        return other instanceof Resource resource && resource.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
