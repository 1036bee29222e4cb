// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.camelpipedrive.operation.Parameter.Location;
import io.github.camelpipedrive.operation.type.CustomFields;
import io.github.camelpipedrive.operation.type.NamedCustomFields;
import io.github.camelpipedrive.resource.Resource;

/**
 * One operation of the API: a row of the catalogue. Immutable; the methods that describe a row return a changed copy,
 * so that a half-built row never leaks.
 */
public final class Operation implements Target {

    /** How an operation is carried out. */
    public enum Kind {
        /** By one HTTP request to the API. */
        HTTP,
        /** By the component itself, with whatever requests it takes: none, or several. */
        COMPOSED
    }

    private final Resource resource;
    private final String name;
    private final Kind kind;
    private final ApiVersion version;
    private final String path;

    // Set while a changed copy is made, never after it was delivered.
    private Method method;
    private Effect effect = Effect.NONE;
    private int cost;
    private boolean search;
    private Paging paging = Paging.NONE;
    private Parameters parameters = Parameters.NONE;
    private BodyKind bodyKind = BodyKind.NONE;
    private boolean flatCustomFields;
    private boolean anyQuery;
    private Result result = Result.RECORD;
    private List<Rule> rules = List.of();
    private List<String> scopes = List.of();
    private String summary = "";
    private List<String> recognizedBy = List.of();
    private String unlistedWhen = "";
    private List<String> keys = List.of();
    private List<String> subjects = List.of();

    private Operation(Resource resource, String name, Kind kind, ApiVersion version, String path) {
        this.resource = resource;
        this.name = name;
        this.kind = kind;
        this.version = version;
        this.path = path;
    }

    /** No lambdas here and below: each costs a tenth of a row's time when it is first used. */
    private Operation copy() {
        Operation copy = new Operation(resource, name, kind, version, path);
        copy.method = method;
        copy.effect = effect;
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
        copy.keys = keys;
        copy.subjects = subjects;
        return copy;
    }

    /**
     * An operation of the API, to be completed by the methods below. A GET reads and is safe to retry; of other methods
     * the row says what they do.
     *
     * @param resource what it belongs to
     * @param name camelCase verb
     * @param version the version of the API
     * @param method the HTTP method
     * @param path the path below the version's base path; each <code>{placeholder}</code> is a path parameter,
     *     <code>{id}</code> the ID of the resource's record and others an integer ID unless {@link #path(Parameter...)}
     *     says otherwise
     * @return the row
     */
    public static Operation of(Resource resource, String name, ApiVersion version, Method method, String path) {
        Operation row = new Operation(resource, name, Kind.HTTP, version, path);
        row.method = method;
        row.effect = method == Method.GET ? Effect.NONE : Effect.UNKNOWN_WRITE;
        row.parameters = Parameters.ofPath(resource, path);
        return row;
    }

    /**
     * An operation that the component carries out itself.
     *
     * @param resource what it belongs to
     * @param name camelCase verb
     * @return the row
     */
    public static Operation composed(Resource resource, String name) {
        return new Operation(resource, name, Kind.COMPOSED, null, "");
    }

    /** Sending a request again, after one whose answer was lost, changes nothing more than the first one did. */
    public Operation safeToRepeat() {
        Operation row = copy();
        row.effect = effect.repeatable();
        return row;
    }

    /** An operation that the component carries out itself changes something. */
    public Operation writes() {
        Operation row = copy();
        row.effect = Effect.UNKNOWN_WRITE;
        return row;
    }

    /** What it changes can't be brought back, neither through the API nor in the web application. */
    public Operation irreversible() {
        Operation row = copy();
        row.effect = effect.forGood();
        return row;
    }

    /** One call changes more than one record. */
    public Operation touchesMany() {
        Operation row = copy();
        row.effect = effect.onMany();
        return row;
    }

    /**
     * It deletes the record that a parameter of the path names, so that one that is not there is as wanted.
     *
     * @param parameter the parameter
     */
    public Operation deletes(String parameter) {
        requireParameter(parameter, Location.PATH);
        Operation row = copy();
        row.effect = effect.deleting(parameter);
        return row;
    }

    /**
     * Adds the parameters of an operation that the component carries out itself.
     *
     * @param added the parameters
     */
    public Operation takes(Parameter... added) {
        return plus(Location.NONE, bodyKind, added);
    }

    /**
     * What one call takes from the daily budget.
     *
     * @param tokens 0 to 80 ({@code x-token-cost} of the API's description)
     */
    public Operation cost(int tokens) {
        Operation row = copy();
        row.cost = tokens;
        return row;
    }

    /** A call counts among the searches. */
    public Operation countedAsSearch() {
        Operation row = copy();
        row.search = true;
        return row;
    }

    /**
     * One sentence that says what it does.
     *
     * @param sentence the sentence
     */
    public Operation does(String sentence) {
        Operation row = copy();
        row.summary = sentence;
        return row;
    }

    /**
     * The OAuth scopes of which one is needed.
     *
     * @param anyOf such as {@code deals:full}
     */
    public Operation scopes(String... anyOf) {
        Operation row = copy();
        row.scopes = List.of(anyOf);
        return row;
    }

    /**
     * It has another HTTP method than its name suggests.
     *
     * @param httpMethod the method
     */
    public Operation by(Method httpMethod) {
        Operation row = copy();
        row.method = httpMethod;
        return row;
    }

    /**
     * What the operation answers.
     *
     * @param shape where the result stands
     */
    public Operation returns(Result shape) {
        Operation row = copy();
        row.result = shape;
        return row;
    }

    /** The pages continue by cursor; adds {@code limit} and {@code cursor}. */
    public Operation cursorPaged() {
        return paged(Paging.CURSOR).query(Words.limit(500), Words.cursor());
    }

    /** The pages continue by offset; adds {@code limit} and {@code start}. */
    public Operation offsetPaged() {
        return paged(Paging.OFFSET).query(Words.limit(500), Words.start());
    }

    private Operation paged(Paging style) {
        Operation row = copy();
        row.paging = style;
        return row;
    }

    /**
     * Says of path parameters that they are not a plain integer IDs.
     *
     * @param typed each named as a placeholder of the path
     */
    public Operation path(Parameter... typed) {
        Parameters all = parameters;
        for (Parameter parameter : typed) {
            Optional<Parameters> changed = all.with(parameter.in(Location.PATH));
            if (changed.isEmpty()) {
                throw new IllegalArgumentException(path + " has no placeholder {" + parameter.name() + "}");
            }
            all = changed.get();
        }
        return withParameters(all, bodyKind);
    }

    /**
     * Adds query parameters.
     *
     * @param added the parameters
     */
    public Operation query(Parameter... added) {
        return plus(Location.QUERY, bodyKind, added);
    }

    /**
     * Adds the keys of a JSON body.
     *
     * @param added the keys
     */
    public Operation body(Parameter... added) {
        return plus(Location.BODY, BodyKind.JSON, added);
    }

    /**
     * The body is a JSON array.
     *
     * @param items the one parameter that stands for the whole array
     */
    public Operation arrayBody(Parameter items) {
        return plus(Location.BODY, BodyKind.ARRAY, items);
    }

    /**
     * The body is any JSON, or none.
     *
     * @param content the one parameter that stands for the whole body
     */
    public Operation anyBody(Parameter content) {
        return plus(Location.BODY, BodyKind.ANY, content);
    }

    /** The query takes any parameter. */
    public Operation takingAnyQuery() {
        Operation row = copy();
        row.anyQuery = true;
        return row;
    }

    /**
     * Adds the fields of a form body.
     *
     * @param added the fields
     */
    public Operation form(Parameter... added) {
        return plus(Location.BODY, BodyKind.FORM, added);
    }

    /**
     * Adds the parts of a multipart body.
     *
     * @param added the parts; one of them is the file
     */
    public Operation multipart(Parameter... added) {
        return plus(Location.BODY, BodyKind.MULTIPART, added);
    }

    /** The body also takes custom fields by their key, beside the other keys (leads, version 1). */
    public Operation flatCustomFields() {
        Operation row = copy();
        row.flatCustomFields = true;
        return row;
    }

    /**
     * Adds rules across parameters.
     *
     * @param added the rules
     */
    public Operation checked(Rule... added) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(Arrays.asList(added));
        Operation row = copy();
        row.rules = List.copyOf(all);
        return row;
    }

    /**
     * Says by which fields a record that was created is recognized in the resource's list, when the answer to the create
     * was lost: a record that differs in one that was given is another record. So these are fields that the API keeps as
     * they are given, and that nobody changes in the first minute.
     *
     * @param fields fields of the body
     */
    public Operation recognizedBy(String... fields) {
        for (String field : fields) {
            requireParameter(field, Location.BODY);
        }
        Operation row = copy();
        row.recognizedBy = List.of(fields);
        return row;
    }

    /**
     * Says which flag keeps a record that is created with it out of the resource's list.
     *
     * @param flag a field of the body
     */
    public Operation unlistedWhen(String flag) {
        requireParameter(flag, Location.BODY);
        Operation row = copy();
        row.unlistedWhen = flag;
        return row;
    }

    /**
     * Says which parameters, beside {@code id} and {@code term}, say what a call is about.
     *
     * @param said the parameters
     */
    public Operation about(Parameter... said) {
        List<String> names = new ArrayList<>(subjects);
        for (Parameter parameter : said) {
            names.add(parameter.name());
        }
        Operation row = takes(said);
        row.subjects = List.copyOf(names);
        return row;
    }

    /**
     * Says by which fields an upsert finds the record.
     *
     * @param fields fields of the record, as references name them; the first that is given counts
     */
    public Operation keyedBy(String... fields) {
        Operation row = copy();
        row.keys = List.of(fields);
        return row;
    }

    private void requireParameter(String name, Location location) {
        Optional<Parameter> found = parameter(name);
        if (found.isEmpty() || found.get().location() != location) {
            String kind = location == Location.PATH ? "placeholder " : "field ";
            throw new IllegalArgumentException(id() + " has no " + kind + name);
        }
    }

    /** A call without any field is refused. */
    public Operation needsAnyField() {
        return checked(new Rule.AnyField(parameters.namesOutsideBody(), flatCustomFields));
    }

    /** The same operation for whoever writes names: a reference may be where an ID goes. */
    public Operation takingReferences() {
        return withParameters(parameters.orReferences(), bodyKind);
    }

    /** The same operation for whoever writes the names of custom fields: they are in {@code custom_fields} then. */
    public Operation takingFieldNames() {
        Parameters named = parameters;
        for (Parameter parameter : parameters.all()) {
            if (parameter.type() instanceof CustomFields) {
                named = named.with(namedCustomFields(parameter.name(), parameter.location()))
                        .orElseThrow();
            }
        }
        if (flatCustomFields) {
            named = named.plus(Location.BODY, namedCustomFields("custom_fields", Location.BODY));
        }
        return withParameters(named, bodyKind);
    }

    private static Parameter namedCustomFields(String name, Location location) {
        return new Parameter(
                name, location, new NamedCustomFields(), false, "Custom fields by their name; null clears one.");
    }

    private Operation plus(Location location, BodyKind kind, Parameter... added) {
        return withParameters(parameters.plus(location, added), kind);
    }

    private Operation withParameters(Parameters all, BodyKind kind) {
        Optional<String> repeated = all.repeatedName();
        if (repeated.isPresent()) {
            throw new IllegalArgumentException(id() + " has two parameters called " + repeated.get());
        }
        Operation row = copy();
        row.parameters = all;
        row.bodyKind = kind;
        return row;
    }

    @Override
    public String id() {
        return resource + "/" + name;
    }

    @Override
    public Resource resource() {
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

    public Kind kind() {
        return kind;
    }

    public ApiVersion version() {
        requireHttp();
        return version;
    }

    public Method method() {
        requireHttp();
        return method;
    }

    /**
     * The path from the host's root, with <code>{placeholders}</code>.
     *
     * @return such as <code>/api/v2/deals/{id}</code>
     */
    public String path() {
        requireHttp();
        return version.basePath() + path;
    }

    private void requireHttp() {
        if (kind != Kind.HTTP) {
            throw new IllegalStateException(id() + " is not a single HTTP request");
        }
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

    public Effect effect() {
        return effect;
    }

    public Paging paging() {
        return paging;
    }

    /**
     * All parameters: of the path, the query and the body, in this order.
     *
     * @return an immutable list
     */
    public List<Parameter> parameters() {
        return parameters.all();
    }

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
     * Whether the query takes any parameter.
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

    public Result result() {
        return result;
    }

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
     * The fields by which an upsert finds the record.
     *
     * @return an immutable list, the first that is given counts; empty for other operations
     */
    public List<String> keys() {
        return keys;
    }

    /**
     * The parameter with this name, in the API's spelling or Camel's.
     *
     * @param name such as {@code owner_id} or {@code ownerId}
     * @return the parameter, or empty when the operation has none of this name
     */
    public Optional<Parameter> parameter(String name) {
        return parameters.named(name);
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
     * The parameters, beside {@code id} and {@code term}, that say what a call is about: those by which a record is found.
     *
     * @return an immutable list of names
     */
    public List<String> subjects() {
        return subjects;
    }

    /**
     * Whether a call with these parameters says what it is about, so that it needs nothing from the message body.
     *
     * @param names the names of parameters
     * @return true when one of them names the record, or what records are looked for by
     */
    public boolean isAbout(Collection<String> names) {
        return principal().filter(one -> names.contains(one.name())).isPresent()
                || subjects.stream().anyMatch(names::contains);
    }

    /**
     * Says that a name is none of the operation's parameters.
     *
     * @param wrong the name as written
     * @return such as {@code unknown parameter 'ownr_id'. Did you mean 'owner_id'?}
     */
    public String unknownParameter(String wrong) {
        return new UnknownParameter(this, wrong).message();
    }

    /**
     * Says which parameters the operation has.
     *
     * @return a sentence with a blank before it
     */
    public String takes() {
        if (parameters().isEmpty()) {
            return " It has no parameters.";
        }
        return " It takes " + parameters().stream().map(Parameter::name).collect(Collectors.joining(", "))
                + (flatCustomFields ? ", and custom fields by their key" : "") + ".";
    }

    @Override
    public String toString() {
        return id();
    }
}
