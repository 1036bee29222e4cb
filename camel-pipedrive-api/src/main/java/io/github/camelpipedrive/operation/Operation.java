// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelpipedrive.operation.Parameter.Location;
import io.github.camelpipedrive.operation.type.CustomFields;
import io.github.camelpipedrive.operation.type.IntegerValue;
import io.github.camelpipedrive.operation.type.Spelling;

/**
 * One operation of the API: a row of the catalogue. Immutable; the methods that describe a row return a changed copy,
 * so that a half-built row never leaks.
 */
public final class Operation {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");

    private final String resource;
    private final String name;
    private final ApiVersion version;
    private final String path;

    // Set while a changed copy is made, never after it was handed out.
    private Method method;
    private int cost;
    private boolean search;
    private Paging paging = Paging.NONE;
    private List<Parameter> parameters = List.of();
    private BodyKind bodyKind = BodyKind.NONE;
    private boolean flatCustomFields;
    private boolean anyQuery;
    private Result result = Result.RECORD;
    private List<Rule> rules = List.of();
    private List<String> scopes = List.of();
    private String summary = "";
    private List<String> recognizedBy = List.of();
    private String unlistedWhen = "";
    private Map<String, Parameter> byGivenName = Map.of();

    private Operation(String resource, String name, ApiVersion version, Method method, String path) {
        this.resource = resource;
        this.name = name;
        this.version = version;
        this.method = method;
        this.path = path;
    }

    private Operation changed(Consumer<Operation> change) {
        Operation copy = new Operation(resource, name, version, method, path);
        copy.cost = cost;
        copy.search = search;
        copy.paging = paging;
        copy.parameters = parameters;
        copy.bodyKind = bodyKind;
        copy.flatCustomFields = flatCustomFields;
        copy.anyQuery = anyQuery;
        copy.result = result;
        copy.rules = rules;
        copy.scopes = scopes;
        copy.summary = summary;
        copy.recognizedBy = recognizedBy;
        copy.unlistedWhen = unlistedWhen;
        change.accept(copy);
        copy.byGivenName = copy.indexByGivenName();
        return copy;
    }

    static Operation create(String resource, ApiVersion version, String path) {
        return of(resource, "create", version, Method.POST, path);
    }

    static Operation get(String resource, ApiVersion version, String path) {
        return of(resource, "get", version, Method.GET, path);
    }

    static Operation list(String resource, ApiVersion version, String path) {
        return of(resource, "list", version, Method.GET, path).returns(Result.RECORDS);
    }

    static Operation update(String resource, ApiVersion version, String path) {
        return of(resource, "update", version, Method.PATCH, path);
    }

    static Operation delete(String resource, ApiVersion version, String path) {
        return of(resource, "delete", version, Method.DELETE, path);
    }

    static Operation search(String resource, ApiVersion version, String path) {
        return of(resource, "search", version, Method.GET, path)
                .returns(Result.FOUND)
                .cursorPaged()
                .countedAsSearch()
                .checked(Rule.searchTerm());
    }

    /**
     * An operation of any name, to be completed by the methods below.
     *
     * @param resource singular kebab-case noun
     * @param name camelCase verb
     * @param version the version of the API
     * @param method the HTTP method
     * @param path the path below the version's base path; each <code>{placeholder}</code> is a path parameter, an
     *     integer ID unless {@link #path(Parameter...)} says otherwise
     * @return the row
     */
    public static Operation of(String resource, String name, ApiVersion version, Method method, String path) {
        List<Parameter> placeholders = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(path);
        while (matcher.find()) {
            String what = matcher.group(1).equals("id")
                    ? "The " + resource.replace('-', ' ') + "'s ID."
                    : "The ID in the path.";
            placeholders.add(new Parameter(matcher.group(1), Location.PATH, IntegerValue.ID, true, what));
        }
        return new Operation(resource, name, version, method, path)
                .changed(row -> row.parameters = List.copyOf(placeholders));
    }

    /**
     * What one call takes from the daily budget.
     *
     * @param tokens 0 to 80 ({@code x-token-cost} of the API's description)
     * @return the changed row
     */
    public Operation cost(int tokens) {
        return changed(row -> row.cost = tokens);
    }

    /**
     * A call counts among the searches.
     *
     * @return the changed row
     */
    public Operation countedAsSearch() {
        return changed(row -> row.search = true);
    }

    /**
     * One sentence that says what it does.
     *
     * @param sentence the sentence
     * @return the changed row
     */
    public Operation does(String sentence) {
        return changed(row -> row.summary = sentence);
    }

    /**
     * The OAuth scopes of which one is needed.
     *
     * @param anyOf such as {@code deals:full}
     * @return the changed row
     */
    public Operation scopes(String... anyOf) {
        return changed(row -> row.scopes = List.of(anyOf));
    }

    Operation by(Method httpMethod) {
        return changed(row -> row.method = httpMethod);
    }

    /**
     * What the operation answers.
     *
     * @param shape where the result stands
     * @return the changed row
     */
    public Operation returns(Result shape) {
        return changed(row -> row.result = shape);
    }

    /**
     * The pages continue by cursor; adds {@code limit} and {@code cursor}.
     *
     * @return the changed row
     */
    public Operation cursorPaged() {
        return paged(Paging.CURSOR).query(Parameters.limit(500), Parameters.cursor());
    }

    /**
     * The pages continue by offset; adds {@code limit} and {@code start}.
     *
     * @return the changed row
     */
    public Operation offsetPaged() {
        return paged(Paging.OFFSET).query(Parameters.limit(500), Parameters.start());
    }

    private Operation paged(Paging style) {
        return changed(row -> row.paging = style);
    }

    /**
     * Says of path parameters that they are no plain integer IDs.
     *
     * @param typed each named as a placeholder of the path
     * @return the changed row
     */
    public Operation path(Parameter... typed) {
        Map<String, Parameter> byName = new LinkedHashMap<>();
        parameters.forEach(parameter -> byName.put(parameter.name(), parameter));
        for (Parameter parameter : typed) {
            if (byName.put(parameter.name(), parameter.in(Location.PATH)) == null) {
                throw new IllegalArgumentException(path + " has no placeholder {" + parameter.name() + "}");
            }
        }
        return withParameters(List.copyOf(byName.values()), bodyKind);
    }

    /**
     * Adds query parameters.
     *
     * @param added the parameters
     * @return the changed row
     */
    public Operation query(Parameter... added) {
        return plus(Location.QUERY, bodyKind, added);
    }

    /**
     * Adds the keys of a JSON body.
     *
     * @param added the keys
     * @return the changed row
     */
    public Operation body(Parameter... added) {
        return plus(Location.BODY, BodyKind.JSON, added);
    }

    /**
     * The body is a JSON array.
     *
     * @param items the one parameter that stands for the whole array
     * @return the changed row
     */
    public Operation arrayBody(Parameter items) {
        return plus(Location.BODY, BodyKind.ARRAY, items);
    }

    /**
     * The body is any JSON, or none.
     *
     * @param content the one parameter that stands for the whole body
     * @return the changed row
     */
    Operation anyBody(Parameter content) {
        return plus(Location.BODY, BodyKind.ANY, content);
    }

    /** The query takes any parameter. */
    Operation takingAnyQuery() {
        return changed(row -> row.anyQuery = true);
    }

    /**
     * Adds the fields of a form body.
     *
     * @param added the fields
     * @return the changed row
     */
    public Operation form(Parameter... added) {
        return plus(Location.BODY, BodyKind.FORM, added);
    }

    /**
     * Adds the parts of a multipart body.
     *
     * @param added the parts; one of them is the file
     * @return the changed row
     */
    public Operation multipart(Parameter... added) {
        return plus(Location.BODY, BodyKind.MULTIPART, added);
    }

    /**
     * The body also takes custom fields by their key, beside the other keys (leads, version 1).
     *
     * @return the changed row
     */
    public Operation flatCustomFields() {
        return changed(row -> row.flatCustomFields = true);
    }

    /**
     * Adds rules across parameters.
     *
     * @param added the rules
     * @return the changed row
     */
    public Operation checked(Rule... added) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(Arrays.asList(added));
        return changed(row -> row.rules = List.copyOf(all));
    }

    /**
     * Says by which fields a record that was created is recognized in the resource's list, when the answer to the create
     * was lost: a record that differs in one that was given is another record. So these are fields that the API keeps as
     * they are given, and that nobody changes in the first minute.
     *
     * @param fields fields of the body
     * @return the changed row
     */
    public Operation recognizedBy(String... fields) {
        for (String field : fields) {
            requireField(field);
        }
        return changed(row -> row.recognizedBy = List.of(fields));
    }

    /**
     * Says which flag keeps a record that is created with it out of the resource's list.
     *
     * @param flag a field of the body
     * @return the changed row
     */
    public Operation unlistedWhen(String flag) {
        requireField(flag);
        return changed(row -> row.unlistedWhen = flag);
    }

    private void requireField(String name) {
        if (parameter(name).filter(Parameter::inBody).isEmpty()) {
            throw new IllegalArgumentException(id() + " has no field " + name);
        }
    }

    /** A call without any field is refused. */
    Operation needsAnyField() {
        return checked(Rule.anyField(parameters, flatCustomFields));
    }

    private Operation plus(Location location, BodyKind kind, Parameter... added) {
        List<Parameter> all = new ArrayList<>(parameters);
        for (Parameter parameter : added) {
            all.add(parameter.in(location));
        }
        return withParameters(List.copyOf(all), kind);
    }

    private Operation withParameters(List<Parameter> all, BodyKind kind) {
        return changed(row -> {
            row.parameters = all;
            row.bodyKind = kind;
        });
    }

    private Map<String, Parameter> indexByGivenName() {
        Map<String, Parameter> index = new HashMap<>();
        for (Parameter parameter : parameters) {
            if (index.put(parameter.name(), parameter) != null) {
                throw new IllegalArgumentException(id() + " has two parameters called " + parameter.name());
            }
        }
        for (Parameter parameter : parameters) {
            index.putIfAbsent(parameter.camelName(), parameter);
        }
        return index;
    }

    /**
     * The name in URIs, the documentation and messages.
     *
     * @return such as {@code deal/create}
     */
    public String id() {
        return resource + "/" + name;
    }

    /**
     * The resource.
     *
     * @return a singular kebab-case noun
     */
    public String resource() {
        return resource;
    }

    /**
     * What is done with the resource.
     *
     * @return a camelCase verb
     */
    public String name() {
        return name;
    }

    /**
     * The version of the API.
     *
     * @return v1 or v2
     */
    public ApiVersion version() {
        return version;
    }

    /**
     * The HTTP method.
     *
     * @return the method
     */
    public Method method() {
        return method;
    }

    /**
     * The path from the host's root, with <code>{placeholders}</code>.
     *
     * @return such as <code>/api/v2/deals/{id}</code>
     */
    public String path() {
        return version.basePath() + path;
    }

    /**
     * What one call takes from the daily budget.
     *
     * @return tokens
     */
    public int cost() {
        return cost;
    }

    /**
     * Whether a call counts among the searches, of which there may be fewer in a window than of other calls.
     *
     * @return true for the search endpoints
     */
    public boolean isCountedAsSearch() {
        return search;
    }

    /**
     * Whether a call may change something in the CRM.
     *
     * @return false for reads, and for what concerns the sign-in only
     */
    public boolean isWrite() {
        return method != Method.GET && version != ApiVersion.OAUTH;
    }

    /**
     * How the result continues.
     *
     * @return the paging style
     */
    public Paging paging() {
        return paging;
    }

    /**
     * All parameters: of the path, the query and the body, in this order.
     *
     * @return an immutable list
     */
    public List<Parameter> parameters() {
        return parameters;
    }

    /**
     * How the request body is written.
     *
     * @return the kind, {@link BodyKind#NONE} for none
     */
    public BodyKind bodyKind() {
        return bodyKind;
    }

    /**
     * Whether the body takes custom fields by key beside its other keys.
     *
     * @return true for leads
     */
    public boolean takesFlatCustomFields() {
        return flatCustomFields;
    }

    /**
     * Whether a name is a custom field's key that the body takes beside its other keys.
     *
     * @param name any name
     * @return true for a key of leads, also with the name of a part such as {@code _currency} behind it
     */
    public boolean takesFlatCustomField(String name) {
        return flatCustomFields && CustomFields.isFlatKey(name);
    }

    /**
     * Whether the query takes parameters that the row does not name.
     *
     * @return true for {@code api/call}
     */
    public boolean takesAnyQuery() {
        return anyQuery;
    }

    /**
     * Where a parameter goes that the row does not name, for calls that let it through.
     *
     * @return the body where it has fields, otherwise the query
     */
    public Location locationOfUnnamed() {
        return switch (bodyKind) {
            case JSON, FORM, MULTIPART -> Location.BODY;
            case NONE, ARRAY, ANY -> Location.QUERY;
        };
    }

    /**
     * Where the result stands in the response.
     *
     * @return the result's shape
     */
    public Result result() {
        return result;
    }

    /**
     * What the API demands of several parameters together.
     *
     * @return an immutable list
     */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * The OAuth scopes of which one is needed.
     *
     * @return an immutable list, empty when unknown
     */
    public List<String> scopes() {
        return scopes;
    }

    /**
     * One sentence that says what it does.
     *
     * @return the sentence
     */
    public String summary() {
        return summary;
    }

    /**
     * The fields by which a record that was created is recognized in the resource's list.
     *
     * @return an immutable list; empty when it can't be recognized
     */
    public List<String> recognizedBy() {
        return recognizedBy;
    }

    /**
     * The flag that keeps a record that is created with it out of the resource's list.
     *
     * @return the field's name; empty when every record is listed
     */
    public String unlistedWhen() {
        return unlistedWhen;
    }

    /**
     * The parameter with this name, in the API's spelling or Camel's.
     *
     * @param name such as {@code owner_id} or {@code ownerId}
     * @return the parameter, or empty when the operation has none of this name
     */
    public Optional<Parameter> parameter(String name) {
        return Optional.ofNullable(byGivenName.get(name));
    }

    /**
     * The parameter that a plain value in the message body stands for: the record's {@code id}, or the search
     * {@code term}.
     *
     * @return the parameter, or empty when the operation has neither
     */
    public Optional<Parameter> principal() {
        return parameter("id").or(() -> parameter("term"));
    }

    /**
     * Says that a name is none of the operation's parameters.
     *
     * @param wrong the name as written
     * @return such as {@code unknown parameter 'ownr_id'. Did you mean 'owner_id'?}
     */
    public String unknownParameter(String wrong) {
        List<String> known = parameters.stream().map(Parameter::name).toList();
        String suggestion = Spelling.suggestion(wrong, known);
        if (suggestion.isEmpty()) {
            suggestion = Spelling.ofElsewhere(wrong, known);
        }
        if (suggestion.isEmpty() && deletes(wrong)) {
            suggestion = " What is deleted is no field here: use " + resource + "/delete.";
        }
        return "unknown parameter " + Spelling.quoted(wrong) + "." + (suggestion.isEmpty() ? takes() : suggestion);
    }

    /** Whether a name is one by which a record is deleted elsewhere, and not here. */
    private boolean deletes(String name) {
        return (this.name.equals("create") || this.name.equals("update"))
                && (name.equals("is_deleted")
                        || name.equals("isDeleted")
                        || !Spelling.ofElsewhere(name, List.of("is_deleted")).isEmpty());
    }

    /**
     * Says which parameters the operation has.
     *
     * @return a sentence with a blank before it
     */
    public String takes() {
        if (parameters.isEmpty()) {
            return " It has no parameters.";
        }
        return " It takes " + parameters.stream().map(Parameter::name).collect(Collectors.joining(", "))
                + (flatCustomFields ? ", and custom fields by their key" : "") + ".";
    }

    @Override
    public String toString() {
        return id();
    }
}
