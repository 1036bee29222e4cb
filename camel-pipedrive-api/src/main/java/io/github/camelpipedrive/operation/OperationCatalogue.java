// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.github.camelpipedrive.operation.Operation.Kind;
import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.resource.Resource;

/**
 * Operations by their names. The rows of a resource are made when it is first asked for; all of them only for what needs
 * all, such as the suggestions for an unknown name. Safe to share between threads.
 */
public final class OperationCatalogue {

    private final Map<Resource, Rows> byResource;

    private OperationCatalogue(Map<Resource, Rows> byResource) {
        this.byResource = byResource;
    }

    /** The rows of one resource, made on first use. */
    private static final class Rows {

        private final Resource resource;
        private final Function<Resource, List<Operation>> source;
        private volatile Map<String, Operation> byName;

        Rows(Resource resource, Function<Resource, List<Operation>> source) {
            this.resource = resource;
            this.source = source;
        }

        /** Two threads at once may both make it; the rows are equal. */
        Map<String, Operation> byName() {
            Map<String, Operation> made = byName;
            if (made == null) {
                made = index(source.apply(resource));
                byName = made;
            }
            return made;
        }

        private static Map<String, Operation> index(List<Operation> rows) {
            Map<String, Operation> index = new LinkedHashMap<>();
            for (Operation row : rows) {
                if (index.put(row.name(), row) != null) {
                    throw new IllegalArgumentException("There are two operations called " + row.id());
                }
            }
            return index;
        }
    }

    /**
     * A catalogue whose rows are made on first use.
     *
     * @param resources the resources that have operations
     * @param rows the rows of a resource, all with a name of their own
     * @return the catalogue
     */
    public static OperationCatalogue lazy(List<Resource> resources, Function<Resource, List<Operation>> rows) {
        Map<Resource, Rows> byResource = new LinkedHashMap<>();
        for (Resource resource : resources) {
            byResource.put(resource, new Rows(resource, rows));
        }
        return new OperationCatalogue(byResource);
    }

    /**
     * A catalogue of rows.
     *
     * @param operations the rows, each with a name of its own
     * @return the catalogue
     */
    public static OperationCatalogue of(Collection<Operation> operations) {
        Map<Resource, List<Operation>> rows = new LinkedHashMap<>();
        operations.forEach(each -> rows.computeIfAbsent(each.resource(), resource -> new ArrayList<>())
                .add(each));
        OperationCatalogue catalogue = lazy(List.copyOf(rows.keySet()), rows::get);
        catalogue.byResource.values().forEach(Rows::byName);
        return catalogue;
    }

    /**
     * All operations, in the order of the rows. Makes all of them.
     *
     * @return an immutable list
     */
    public List<Operation> operations() {
        return byResource.values().stream()
                .flatMap(rows -> rows.byName().values().stream())
                .toList();
    }

    /**
     * Those that are one HTTP request, in the order of the rows. Makes all rows.
     *
     * @return an immutable list
     */
    public List<Operation> httpOperations() {
        return operations().stream().filter(row -> row.kind() == Kind.HTTP).toList();
    }

    /**
     * The operations of a resource.
     *
     * @param resource the resource
     * @return an immutable list, empty when the catalogue has none of it
     */
    public List<Operation> operations(Resource resource) {
        Rows rows = byResource.get(resource);
        return rows == null ? List.of() : List.copyOf(rows.byName().values());
    }

    /**
     * The resources that have operations.
     *
     * @return an immutable list
     */
    public List<Resource> resources() {
        return List.copyOf(byResource.keySet());
    }

    /**
     * The operation of this name.
     *
     * @param resource such as {@code deal}
     * @param operation such as {@code create}
     * @return the operation
     * @throws IllegalArgumentException when there is none; the message names the nearest
     */
    public Operation operation(String resource, String operation) {
        Rows rows = byResource.get(Resource.of(resource, resource));
        Operation found = rows == null ? null : rows.byName().get(operation);
        if (found == null) {
            throw new IllegalArgumentException(unknown(resource, resource + "/" + operation));
        }
        return found;
    }

    /**
     * What a URI is about.
     *
     * @param resource such as {@code deal}
     * @param name of an operation, such as {@code create}, or of an event, such as {@code changed}
     * @return the operation or the event
     * @throws IllegalArgumentException when there is neither; the message names the nearest operation
     */
    public Target target(String resource, String name) {
        Optional<Event> event = byResource.keySet().stream()
                .filter(each -> each.name().equals(resource))
                .findFirst()
                .flatMap(each -> Event.of(each, name));
        return event.isPresent() ? event.get() : operation(resource, name);
    }

    private String unknown(String resource, String id) {
        List<String> known =
                new ArrayList<>(operations().stream().map(Operation::id).toList());
        known.add(ApiCall.ID);
        List<String> ofResource = new ArrayList<>(known);
        ofResource.removeIf(each -> !each.startsWith(resource + "/"));
        if (ofResource.isEmpty()) {
            String suggestion = Spelling.suggestion(id, known);
            List<String> resources = resources().stream().map(Resource::name).toList();
            return "Unknown resource " + Spelling.quoted(resource) + " in " + Spelling.quoted(id) + "."
                    + (suggestion.isEmpty() ? " The resources are " + String.join(", ", resources) + "." : suggestion);
        }
        String suggestion = Spelling.suggestion(id, ofResource);
        return "Unknown operation " + Spelling.quoted(id) + "."
                + (suggestion.isEmpty() ? " There are " + String.join(", ", ofResource) + "." : suggestion);
    }
}
