// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.type.PathSegment;
import io.github.camelpipedrive.resource.Resource;

/**
 * The row {@code api/call}, which its user completes: a call of the API that the catalogue does not have. It takes any
 * query parameter, any JSON as its body, and a value for each <code>{placeholder}</code> of its path.
 *
 * @param method the HTTP method
 * @param path from the host's root, such as <code>/api/v2/deals/{id}/participants</code>
 * @param cost what a call takes from the daily budget; null for what calls of its kind take
 * @param listed whether the answer is a list whose pages are read one after the other
 */
public record ApiCall(Method method, String path, Integer cost, boolean listed) {

    /** The resource in the URI. */
    private static final Resource RESOURCE = Resource.of("api", "calls");

    /** The operation in the URI. */
    private static final String NAME = "call";

    /** Both. */
    static final String ID = RESOURCE + "/" + NAME;

    private static final Pattern BASE = Pattern.compile("/(?:api/)?(v1)/(.*)|/api/(v2)/(.*)");

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~:@-]+|\\{[A-Za-z][A-Za-z0-9_]*}");

    /**
     * Whether a URI names this row.
     *
     * @param resource the resource of the URI
     * @param operation its operation
     * @return true for {@code api/call}
     */
    public static boolean isNamed(String resource, String operation) {
        return resource.equals(RESOURCE.name()) && operation.equals(NAME);
    }

    /**
     * The row.
     *
     * @return an operation like those of the catalogue
     * @throws IllegalArgumentException when the path is none of the API, or the cost is negative
     */
    public Operation row() {
        Matcher base = BASE.matcher(path);
        if (!base.matches()) {
            throw invalid("must start with /api/v1/ or /api/v2/");
        }
        ApiVersion version = base.group(1) == null ? ApiVersion.V2 : ApiVersion.V1;
        String rest = base.group(1) == null ? base.group(4) : base.group(2);
        if (rest.contains("?")) {
            throw invalid("holds a query; give its parameters as options or headers");
        }
        if (!Stream.of(rest.split("/", -1)).allMatch(ApiCall::isSegment)) {
            throw invalid("must be segments of letters, digits and placeholders such as {id}");
        }
        if (cost != null && cost < 0) {
            throw new IllegalArgumentException("api/call: cost must be 0 or more, not " + cost);
        }
        if (listed && method != Method.GET) {
            throw new IllegalArgumentException("api/call: pages are read by GET, not by " + method);
        }
        return row(version, rest);
    }

    private static boolean isSegment(String text) {
        return SEGMENT.matcher(text).matches() && !text.equals(".") && !text.equals("..");
    }

    private IllegalArgumentException invalid(String why) {
        // Without a query, which may hold a credential.
        int query = path.indexOf('?');
        String shown = query < 0 ? path : path.substring(0, query) + "?…";
        return new IllegalArgumentException(
                "api/call: path " + why + ", such as /api/v2/deals/{id}/participants; got '" + shown + "'");
    }

    private Operation row(ApiVersion version, String rest) {
        boolean search = rest.equals("search") || rest.endsWith("/search") || rest.startsWith("itemSearch");
        Operation row = Operation.of(RESOURCE, NAME, version, method, "/" + rest)
                .does("Calls what the catalogue does not have.")
                .cost(cost == null ? usualCost(version, search) : cost)
                .returns(Result.ANY)
                .takingAnyQuery();
        row = row.path(row.parameters().stream()
                .map(each -> new Parameter(each.name(), each.location(), new PathSegment(), true, each.description()))
                .toArray(Parameter[]::new));
        row = search ? row.countedAsSearch() : row;
        row = withEffect(row, rest);
        row = method == Method.GET ? row : row.anyBody(Words.json("body", "The request body."));
        if (!listed) {
            return row;
        }
        row = row.returns(search ? Result.FOUND : Result.ANY_RECORDS);
        return version == ApiVersion.V2 ? row.cursorPaged() : row.offsetPaged();
    }

    /**
     * A PUT or PATCH to a record's own path sets it to what is given, and a DELETE leaves nothing to be deleted; behind
     * any other path may stand an action such as a merge.
     */
    private Operation withEffect(Operation row, String rest) {
        String last = rest.substring(rest.lastIndexOf('/') + 1);
        boolean isOfRecord = last.startsWith("{");
        return switch (method) {
            case GET, POST -> row;
            case PUT, PATCH -> isOfRecord ? row.safeToRepeat() : row;
            case DELETE ->
                isOfRecord ? row.safeToRepeat().deletes(last.substring(1, last.length() - 1)) : row.safeToRepeat();
        };
    }

    /** Source: x-token-cost in the API's description, for operations of the usual kinds; a GET counts as a list. */
    private int usualCost(ApiVersion version, boolean search) {
        int ofVersion2 =
                switch (method) {
                    case GET -> search ? 20 : 10;
                    case POST, PUT, PATCH -> 5;
                    case DELETE -> 3;
                };
        return version == ApiVersion.V2 ? ofVersion2 : 2 * ofVersion2;
    }
}
