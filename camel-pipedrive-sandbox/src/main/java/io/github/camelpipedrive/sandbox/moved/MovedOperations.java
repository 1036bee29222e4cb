// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.sandbox.resource.Behaviour;
import io.github.camelpipedrive.sandbox.resource.Behaviours;

/**
 * The operations of version 1 that moved to version 2 and are answered in their old forms all the same. They have the
 * names of their successors. Immutable.
 */
public final class MovedOperations {

    private static final Map<String, MovedForm> FORMS = Stream.of(
                    DealForm.form(),
                    PersonForm.form(),
                    OrganizationForm.form(),
                    ActivityForm.form(),
                    ProductForm.form(),
                    PipelineForm.form(),
                    StageForm.form(),
                    // Of these only the searches moved.
                    MovedForm.of(Fields.of("lead")),
                    MovedForm.of(Fields.of("item")))
            .collect(Collectors.toUnmodifiableMap(MovedForm::resource, Function.identity()));

    private static final Set<String> NAMES = Set.of("list", "get", "create", "update", "delete", "search");

    private final Map<Operation, Operation> successors;

    private MovedOperations(Map<Operation, Operation> successors) {
        this.successors = successors;
    }

    /**
     * None: what moved is gone.
     *
     * @return no operations
     */
    public static MovedOperations none() {
        return new MovedOperations(Map.of());
    }

    /**
     * Those whose successors are among some operations.
     *
     * @param operations the operations of the API
     * @return the operations that moved
     */
    public static MovedOperations to(Collection<Operation> operations) {
        Map<Operation, Operation> successors = new LinkedHashMap<>();
        for (Operation operation : operations) {
            if (operation.version() == ApiVersion.V2
                    && FORMS.containsKey(operation.resource().name())
                    && NAMES.contains(operation.name())) {
                successors.put(FORMS.get(operation.resource().name()).row(operation), operation);
            }
        }
        return new MovedOperations(successors);
    }

    /**
     * Their rows.
     *
     * @return rows of version 1
     */
    public List<Operation> rows() {
        return List.copyOf(successors.keySet());
    }

    /**
     * What an operation does.
     *
     * @param operation the row, of an operation that moved or of another one
     * @param behaviours what the operations of the account do
     * @return the behaviour, or empty when the sandbox has none for it
     */
    public Optional<Behaviour> behaviour(Operation operation, Behaviours behaviours) {
        Optional<Behaviour> behaviour = behaviours.of(operation.id());
        Operation successor = successors.get(operation);
        return successor == null
                ? behaviour
                : behaviour.map(work -> new MovedBehaviour(
                        FORMS.get(operation.resource().name()), successor, work, behaviours.resources()));
    }
}
