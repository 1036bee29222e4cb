// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.type;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How names are spelled: the API's way and Camel's, and which known name somebody may have meant. */
public final class Spelling {

    /**
     * What the API calls by two names, in other operations or in version 1: the name that is not far from right, by
     * the wrong one. Source: the guide to version 2, and the two specifications beside each other.
     */
    private static final Map<String, String> CALLED_ELSEWHERE = Map.ofEntries(
            Map.entry("organization_id", "org_id"),
            Map.entry("org_id", "organization_id"),
            Map.entry("user_id", "owner_id"),
            Map.entry("assigned_to_user_id", "owner_id"),
            Map.entry("label", "label_ids"),
            Map.entry("sort", "sort_by"),
            Map.entry("start", "cursor"),
            Map.entry("cursor", "start"),
            Map.entry("busy_flag", "busy"),
            Map.entry("primary_flag", "primary"),
            Map.entry("email_address", "email"),
            Map.entry("deleted", "is_deleted"),
            Map.entry("active", "is_deleted"),
            Map.entry("active_flag", "is_deleted"),
            Map.entry("is_active", "is_deleted"));

    /** Of these the other name says the opposite. */
    private static final Set<String> NEGATED = Set.of("active", "active_flag", "is_active");

    /** Version 1 wrote the parts of an address beside each other: {@code location_country}. */
    private static final List<String> ADDRESSES = List.of("address", "location", "postal_address");

    /** No name of the API is half as long; comparing takes time that grows with the lengths multiplied. */
    private static final int LONGEST_NAME = 100;

    private static final int LONGEST_QUOTE = 60;

    private Spelling() {}

    /**
     * A text from outside as it may appear in a message: in quotes, shortened, and on one line.
     *
     * @param text any text
     * @return such as {@code 'ownr_id'}, or {@code 'a\nb'} for a text with a line break
     */
    public static String quoted(String text) {
        boolean cut = text.length() > LONGEST_QUOTE;
        int end = cut ? LONGEST_QUOTE : text.length();
        if (cut && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder quoted = new StringBuilder(end + 3).append('\'');
        for (int i = 0; i < end; i++) {
            appendVisible(quoted, text.charAt(i));
        }
        return quoted.append(cut ? "…'" : "'").toString();
    }

    private static void appendVisible(StringBuilder target, char letter) {
        switch (letter) {
            case '\n' -> target.append("\\n");
            case '\r' -> target.append("\\r");
            case '\t' -> target.append("\\t");
            default -> {
                switch (Character.getType(letter)) {
                    case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                        target.append(String.format("\\u%04x", (int) letter));
                    default -> target.append(letter);
                }
            }
        }
    }

    /**
     * Camel's spelling of an API name: {@code owner_id} becomes {@code ownerId}; dots stay.
     *
     * @param apiName the name as the API spells it
     * @return the name in camel case; the same name where it has no underscore
     */
    public static String camelCase(String apiName) {
        StringBuilder camel = new StringBuilder(apiName.length());
        boolean upper = false;
        for (int i = 0; i < apiName.length(); i++) {
            char letter = apiName.charAt(i);
            if (letter == '_' && camel.length() > 0) {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(letter) : letter);
                upper = false;
            }
        }
        return camel.toString();
    }

    /**
     * The known name that is nearest to a wrong one, as a sentence to append to a message.
     *
     * @param wrong the name as written
     * @param known the names that would have been right
     * @return {@code " Did you mean 'owner_id'?"}, or nothing when no name is near
     */
    public static String suggestion(String wrong, Collection<String> known) {
        if (wrong.length() > LONGEST_NAME) {
            return "";
        }
        String nearest = null;
        int least = Math.max(2, wrong.length() / 3) + 1;
        for (String name : known) {
            int distance = Math.min(distance(wrong, name), distance(wrong, camelCase(name)));
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return nearest == null ? "" : " Did you mean '" + nearest + "'?";
    }

    /**
     * The known name for what the API calls by the wrong one elsewhere, as a sentence to append to a message.
     *
     * @param wrong the name as written, in either spelling
     * @param known the names that would have been right
     * @return {@code " Did you mean 'busy'?"}, or nothing when it is not a name of elsewhere
     */
    public static String ofElsewhere(String wrong, Collection<String> known) {
        for (Map.Entry<String, String> entry : CALLED_ELSEWHERE.entrySet()) {
            if (isSpelled(entry.getKey(), wrong) && known.contains(entry.getValue())) {
                String opposite = NEGATED.contains(entry.getKey()) ? ", which says the opposite" : "";
                return " Did you mean '" + entry.getValue() + "'" + opposite + "?";
            }
        }
        for (String address : ADDRESSES) {
            boolean part =
                    wrong.startsWith(address + "_") || wrong.startsWith(camelCase(address)) && !wrong.contains("_");
            if (part && wrong.length() > address.length() && known.contains(address)) {
                return " Did you mean '" + address + "', an object with such parts?";
            }
        }
        return "";
    }

    private static boolean isSpelled(String apiName, String given) {
        return apiName.equals(given) || camelCase(apiName).equals(given);
    }

    /** Edits between two names, where swapping two neighbours counts as one (Damerau); case does not count. */
    private static int distance(String first, String second) {
        int[] beforePrevious = new int[second.length() + 1];
        int[] previous = new int[second.length() + 1];
        int[] current = new int[second.length() + 1];
        for (int j = 0; j <= second.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= first.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= second.length(); j++) {
                int cost = same(first.charAt(i - 1), second.charAt(j - 1)) ? 0 : 1;
                int edits = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                boolean swapped = i > 1
                        && j > 1
                        && same(first.charAt(i - 1), second.charAt(j - 2))
                        && same(first.charAt(i - 2), second.charAt(j - 1));
                current[j] = swapped ? Math.min(edits, beforePrevious[j - 2] + 1) : edits;
            }
            int[] spare = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = spare;
        }
        return previous[second.length()];
    }

    private static boolean same(char first, char second) {
        return Character.toLowerCase(first) == Character.toLowerCase(second);
    }
}
