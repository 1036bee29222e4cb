// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.resource;

import java.time.Instant;
import java.util.Map;

import io.github.camelpipedrive.sandbox.wire.Formats;
import io.github.camelpipedrive.sandbox.wire.Problems;

/** What a deal's status entails: the times of closing, their local dates, and the reason of a loss. */
final class DealStatus {

    private DealStatus() {}

    /**
     * Completes the values of a deal.
     *
     * @param before the status that the deal had, empty for a new one
     * @param values the deal's new values with its new status; completed here
     * @param body what the request gave
     * @param now the time
     * @param problems takes what the status forbids
     */
    static void apply(
            String before, Map<String, Object> values, Map<String, Object> body, Instant now, Problems problems) {
        String status = String.valueOf(values.get("status"));
        onlyWith(body, "lost_reason", status.equals("lost"), "status is lost", problems);
        onlyWith(body, "lost_time", status.equals("lost"), "status is lost", problems);
        onlyWith(body, "won_time", status.equals("won"), "status is won", problems);
        onlyWith(body, "close_time", !status.equals("open"), "status is won or lost", problems);
        if (!status.equals(before)) {
            enter(status, values, body, Formats.seconds(now));
        }
        for (String event : new String[] {"won", "lost", "close"}) {
            if (values.containsKey(event + "_time")) {
                values.put("local_" + event + "_date", localDate(values.get(event + "_time")));
            }
        }
    }

    private static void onlyWith(
            Map<String, Object> body, String key, boolean allowed, String condition, Problems problems) {
        if (body.get(key) != null && !allowed) {
            problems.add(key, "Can only be set when " + condition);
        }
    }

    private static void enter(String status, Map<String, Object> values, Map<String, Object> body, String now) {
        boolean won = status.equals("won");
        boolean lost = status.equals("lost");
        Object wonTime = won ? given(body, "won_time", given(body, "close_time", now)) : null;
        Object lostTime = lost ? given(body, "lost_time", given(body, "close_time", now)) : null;
        values.put("won_time", wonTime);
        values.put("lost_time", lostTime);
        values.put("close_time", given(body, "close_time", won ? wonTime : lostTime));
        if (!lost) {
            values.put("lost_reason", null);
        }
        if (won) {
            values.put("first_won_time", wonTime);
        }
    }

    private static Object given(Map<String, Object> body, String key, Object otherwise) {
        return body.get(key) == null ? otherwise : body.get(key);
    }

    private static Object localDate(Object time) {
        return time == null
                ? null
                : Formats.instant(time.toString())
                        .atZone(Account.ZONE)
                        .toLocalDate()
                        .toString();
    }
}
