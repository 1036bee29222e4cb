// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.wire;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelpipedrive.operation.ApiVersion;

/** The API's errors in their various forms. The two versions and the gateway before them each have forms of their own. */
public final class Errors {

    private static final String SEE_DOCUMENTATION = "Please check developers.pipedrive.com";

    private Errors() {}

    /**
     * Status 401 of the gateway: no token, or a wrong one.
     *
     * @return the refusal
     */
    public static Refusal unauthorized() {
        Map<String, Object> body = failed("unauthorized access");
        body.put("errorCode", 401);
        body.put("error_info", SEE_DOCUMENTATION);
        return new Refusal(new Reply(401, Map.of("x-401-by-gw", "true"), body));
    }

    /**
     * Status 401: the bearer token is unknown, has expired or was revoked.
     *
     * @return the refusal
     */
    public static Refusal invalidBearer() {
        Map<String, Object> body = failed("Invalid token: access token is invalid");
        body.put("errorCode", 401);
        body.put("error_info", SEE_DOCUMENTATION);
        return new Refusal(new Reply(401, Map.of(), body));
    }

    /**
     * Status 400: the header {@code Authorization} is not a bearer token, or an API token came beside it.
     *
     * @param message what is wrong with it
     * @return the refusal
     */
    public static Refusal malformedCredential(String message) {
        Map<String, Object> body = failed(message);
        body.put("errorCode", 400);
        body.put("error_info", SEE_DOCUMENTATION);
        return new Refusal(new Reply(400, Map.of(), body));
    }

    /**
     * Status 400 of the authorization server: the client is unknown, or its secret is wrong.
     *
     * @return the refusal
     */
    public static Refusal invalidClient() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", "invalid_client");
        body.put("error_description", "Invalid client: client is invalid");
        return new Refusal(new Reply(400, Map.of(), body));
    }

    /**
     * Status 400 of the authorization server.
     *
     * @param code the code of RFC 6749, section 5.2, such as {@code invalid_grant}
     * @param message the same as text
     * @return the refusal
     */
    public static Refusal oauth(String code, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", false);
        body.put("message", message);
        body.put("error", code);
        return new Refusal(new Reply(400, Map.of(), body));
    }

    /**
     * Status 400: the request doesn't follow the schema.
     *
     * @param version whose form the error has
     * @param problems {@code name: message} pairs, joined by a semicolon and a blank
     * @return the refusal
     */
    public static Refusal validation(ApiVersion version, String problems) {
        String message = "Validation failed: " + problems;
        return version == ApiVersion.V2
                ? coded(400, message, "ERR_SCHEMA_VALIDATION_FAILED")
                : version1(400, message, SEE_DOCUMENTATION);
    }

    /**
     * Status 400: the search term is empty or too short.
     *
     * @param message what is wrong with it
     * @return the refusal
     */
    public static Refusal invalidInput(String message) {
        return coded(400, message, "ERR_INVALID_INPUT");
    }

    /**
     * Status 400: an activity got its person by ID. Recorded.
     *
     * @return the refusal
     */
    public static Refusal personOfActivity() {
        return coded(
                400,
                "'person_id' is a read-only field. Add a primary participant to set 'person_id' instead."
                        + " For example: \"participants\": [{ \"person_id\": 1, \"primary\": true }]",
                "ERR_BAD_REQUEST");
    }

    /**
     * Status 400: the body is not a JSON object.
     *
     * @param version whose form the error has
     * @param message what it is instead
     * @return the refusal
     */
    public static Refusal badBody(ApiVersion version, String message) {
        return version == ApiVersion.V2
                ? coded(400, message, "ERR_SCHEMA_VALIDATION_FAILED")
                : version1(400, message, SEE_DOCUMENTATION);
    }

    /**
     * Status 403: the account lacks a feature.
     *
     * @param message which one
     * @return the refusal
     */
    public static Refusal forbidden(String message) {
        Map<String, Object> body = failed(message);
        body.put("errorCode", 403);
        body.put("error_info", SEE_DOCUMENTATION);
        return new Refusal(new Reply(403, Map.of(), body));
    }

    /**
     * Status 404: there is no such record, or it is deleted.
     *
     * @param version whose form the error has
     * @param resource such as {@code deal}
     * @return the refusal
     */
    public static Refusal notFound(ApiVersion version, String resource) {
        if (version == ApiVersion.V2) {
            String noun = Character.toUpperCase(resource.charAt(0))
                    + resource.substring(1).replace('-', ' ');
            return new Refusal(new Reply(404, Map.of(), failed(noun + " not found or not accessible.")));
        }
        return version1(404, "requested " + resource + " not found", "Object was not found.");
    }

    /**
     * Status 404: the API has no such path.
     *
     * @param path the path of the request
     * @return the refusal
     */
    public static Refusal noSuchPath(String path) {
        return new Refusal(new Reply(404, Map.of(), failed("Unknown path " + path)));
    }

    /**
     * Status 405: the path exists, for other methods.
     *
     * @param allowed the methods, comma-separated
     * @return the refusal
     */
    public static Refusal methodNotAllowed(String allowed) {
        return new Refusal(
                new Reply(405, Map.of("allow", allowed), failed("Method not allowed, use one of " + allowed)));
    }

    /**
     * Status 429: too many requests in the last two seconds. Pipedrive documents no body; clients have to cope with
     * several.
     *
     * @return the refusal
     */
    public static Refusal tooManyRequests() {
        Map<String, Object> body = failed("Rate limit exceeded");
        body.put("errorCode", 429);
        body.put("error_info", SEE_DOCUMENTATION);
        return new Refusal(new Reply(429, Map.of(), body));
    }

    /**
     * Status 429: the tokens of the day are used up. Recorded.
     *
     * @return the refusal
     */
    public static Refusal dailyBudgetExceeded() {
        Map<String, Object> body = failed("daily request budget exceeded");
        body.put("errorCode", 429);
        body.put("error_info", SEE_DOCUMENTATION);
        return new Refusal(new Reply(429, Map.of(), body));
    }

    /**
     * Status 429: too many searches in the last two seconds.
     *
     * @return the refusal
     */
    public static Refusal overLimit() {
        Map<String, Object> body = failed("Request over limit");
        body.put("errorCode", 429);
        return new Refusal(new Reply(429, Map.of(), body));
    }

    /**
     * Status 500 with the code that the API gives to bodies that it can't digest.
     *
     * @return the refusal
     */
    public static Refusal unknown() {
        return coded(500, "Internal Server Error", "ERR_UNKNOWN");
    }

    /**
     * Status 200 that is an error all the same.
     *
     * @return the refusal
     */
    public static Refusal notSaved() {
        Map<String, Object> body = failed("Item could not be saved");
        body.put("data", null);
        return new Refusal(new Reply(200, Map.of(), body));
    }

    /**
     * Status 501: the operation is in the catalogue, the sandbox can't do it yet.
     *
     * @param operation such as {@code deal/merge}
     * @return the refusal
     */
    public static Refusal notBuilt(String operation) {
        return new Refusal(new Reply(501, Map.of(), failed("The sandbox can't do " + operation + " yet")));
    }

    /**
     * An error of version 2 in the form of version 1.
     *
     * @param refusal the error
     * @param message what it says
     * @return the refusal, with the same status
     */
    public static Refusal inVersion1(Refusal refusal, String message) {
        return version1(refusal.reply().status(), message, SEE_DOCUMENTATION);
    }

    private static Refusal coded(int status, String message, String code) {
        Map<String, Object> body = failed(message);
        body.put("code", code);
        return new Refusal(new Reply(status, Map.of(), body));
    }

    private static Refusal version1(int status, String message, String info) {
        Map<String, Object> body = failed(message);
        body.put("error_info", info);
        body.put("data", null);
        body.put("additional_data", null);
        return new Refusal(new Reply(status, Map.of(), body));
    }

    private static Map<String, Object> failed(String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", false);
        body.put("error", message);
        return body;
    }
}
