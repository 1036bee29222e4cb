// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The answers that all ways of calling get: deals as the API writes them, of about 1.4 kB each. */
final class Deals {

    /** The page size of lists. */
    static final int PAGE = 500;

    /** What a create sends. */
    static final Map<String, Object> NEW_DEAL =
            Map.of("title", "Floor tiles Q2", "value", 4800, "currency", "EUR", "person_id", 3301, "org_id", 5201);

    private static final String DEAL =
            """
            {"id":%d,"title":"Floor tiles Q2","creator_user_id":9001,"owner_id":9002,"value":4800.5,"person_id":3301,\
            "org_id":5201,"stage_id":12,"pipeline_id":2,"currency":"EUR","archive_time":null,\
            "add_time":"2031-03-02T08:15:30Z","update_time":"2031-03-04T17:42:05Z",\
            "stage_change_time":"2031-03-03T10:00:00Z","status":"open","is_archived":false,"is_deleted":false,\
            "probability":null,"lost_reason":null,"visible_to":3,"close_time":null,"won_time":null,"lost_time":null,\
            "local_won_date":null,"local_lost_date":null,"local_close_date":null,"expected_close_date":"2031-06-30",\
            "label_ids":[71],"origin":"API","origin_id":null,"channel":null,"channel_id":null,"source_lead_id":null,\
            "acv":null,"arr":null,"mrr":null,"custom_fields":{\
            "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334":"Ref BX-77","4242424242abcdef4242424242abcdef42424242":12.5,\
            "0f1e2d3c4b5a69788796a5b4c3d2e1f00a1b2c3d":{"value":1250.75,"currency":"EUR"},\
            "7777aaaa8888bbbb9999cccc0000dddd1111eeee":31,"5a5a5a5a6b6b6b6b7c7c7c7c8d8d8d8d9e9e9e9e":[41,43],\
            "1234567890abcdef1234567890abcdef12345678":"2031-04-09"}}""";

    private Deals() {}

    /** The answer that is one deal. */
    static byte[] single() {
        return bytes("{\"success\":true,\"data\":" + DEAL.formatted(1401) + "}");
    }

    /** The beginning of the answer that is a page, up to the cursor of the next one. */
    static byte[] page() {
        return bytes(IntStream.rangeClosed(1, PAGE)
                .mapToObj(DEAL::formatted)
                .collect(Collectors.joining(
                        ",", "{\"success\":true,\"data\":[", "],\"additional_data\":{\"next_cursor\":")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
