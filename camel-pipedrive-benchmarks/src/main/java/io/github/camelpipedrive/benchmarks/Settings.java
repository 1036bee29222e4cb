// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The answers about an account's fields and stages, for calls that use their names. */
final class Settings {

    private static final String FIELD =
            """
            {"field_name":"%s","field_code":"%s","field_type":"%s","options":%s,"is_custom_field":true},""";

    private static final String FIELDS =
            FIELD.formatted("Reference", "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334", "varchar", "null")
                    + FIELD.formatted("Floor area", "4242424242abcdef4242424242abcdef42424242", "double", "null")
                    + FIELD.formatted("Deposit", "0f1e2d3c4b5a69788796a5b4c3d2e1f00a1b2c3d", "monetary", "null")
                    + FIELD.formatted(
                            "Customer kind",
                            "7777aaaa8888bbbb9999cccc0000dddd1111eeee",
                            "enum",
                            "[{\"id\":31,\"label\":\"Trade\"},{\"id\":32,\"label\":\"Retail\"}]")
                    + FIELD.formatted(
                            "Materials",
                            "5a5a5a5a6b6b6b6b7c7c7c7c8d8d8d8d9e9e9e9e",
                            "set",
                            "[{\"id\":41,\"label\":\"Marble\"},{\"id\":43,\"label\":\"Slate\"}]")
                    + """
            {"field_name":"Delivery","field_code":"1234567890abcdef1234567890abcdef12345678","field_type":"date",\
            "options":null,"is_custom_field":true}""";

    private static final Map<String, byte[]> ANSWERS = Map.of(
            "/api/v2/dealFields", list(FIELDS),
            "/api/v2/stages", list("{\"id\":12,\"name\":\"Negotiation\",\"pipeline_id\":2,\"is_deleted\":false}"),
            "/api/v2/pipelines", list("{\"id\":2,\"name\":\"Sales\",\"is_deleted\":false}"));

    private Settings() {}

    /** The answer to a list of settings; empty for other targets. */
    static Optional<byte[]> answer(String target) {
        return Optional.ofNullable(ANSWERS.get(target.split("\\?", 2)[0]));
    }

    private static byte[] list(String records) {
        return ("{\"success\":true,\"data\":[" + records + "],\"additional_data\":{\"next_cursor\":null}}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
