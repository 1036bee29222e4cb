// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.server;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.sandbox.wire.QueryString;

/** Finds the operation of a method and path, segment by segment; a literal segment overrides a placeholder. */
final class Routes {

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final Map<Method, Operation> operations = new EnumMap<>(Method.class);
        private Node placeholder;
        private boolean gone;

        boolean isPath() {
            return gone || !operations.isEmpty();
        }
    }

    /**
     * What was found.
     *
     * @param operations the operations of the path by method
     * @param segments the segments of the request's path
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Found(Map<Method, Operation> operations, String[] segments) {

        /** The values of the path's placeholders by name. */
        Map<String, String> pathValues(Operation operation) {
            Map<String, String> values = new HashMap<>();
            String[] template = operation.path().split("/");
            for (int i = 0; i < template.length; i++) {
                if (template[i].startsWith("{")) {
                    values.put(template[i].substring(1, template[i].length() - 1), QueryString.decode(segments[i]));
                }
            }
            return values;
        }
    }

    private final Node root = new Node();

    /**
     * The routes of an API.
     *
     * @param operations what can be asked for
     * @param gone operations whose paths are unknown, also where a placeholder would take their last segment
     */
    Routes(Collection<Operation> operations, Collection<Operation> gone) {
        operations.forEach(this::add);
        gone.forEach(operation -> node(operation.path()).gone = true);
    }

    private void add(Operation operation) {
        Operation other = node(operation.path()).operations.put(operation.method(), operation);
        if (other != null) {
            throw new IllegalArgumentException(operation + " and " + other + " have the same method and path");
        }
    }

    private Node node(String path) {
        Node node = root;
        for (String segment : path.split("/")) {
            if (segment.startsWith("{")) {
                node.placeholder = node.placeholder == null ? new Node() : node.placeholder;
                node = node.placeholder;
            } else {
                node = node.literals.computeIfAbsent(segment, key -> new Node());
            }
        }
        return node;
    }

    /** The operations of a path, or empty when the API has no such path. */
    Optional<Found> find(String path) {
        String[] segments = path.split("/", -1);
        Node node = find(root, segments, 0);
        return node == null || node.operations.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(node.operations, segments));
    }

    private static Node find(Node node, String[] segments, int depth) {
        if (depth == segments.length) {
            return node.isPath() ? node : null;
        }
        Node literal = node.literals.get(segments[depth]);
        Node found = literal == null ? null : find(literal, segments, depth + 1);
        if (found == null && node.placeholder != null && !segments[depth].isEmpty()) {
            found = find(node.placeholder, segments, depth + 1);
        }
        return found;
    }
}
