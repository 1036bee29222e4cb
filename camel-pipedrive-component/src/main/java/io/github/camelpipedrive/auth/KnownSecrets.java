// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import io.github.camelpipedrive.error.UntrustedText;

/**
 * The secrets of all connections of a component, as a server may repeat in its errors also what it was sent for another
 * account. It keeps none itself: its holders are asked when an error text is made, so calls that succeed pay nothing. Safe
 * for use by several threads.
 */
public final class KnownSecrets {

    private static final int UUID_LENGTH = 36;

    private static final Pattern PART_OF_UUID = Pattern.compile("[0-9A-Fa-f-]{1," + UUID_LENGTH + "}");

    private static final Pattern UUID =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");

    private final Set<Holder> holders = ConcurrentHashMap.newKeySet();

    /** Whoever has secrets. */
    public interface Holder {

        /**
         * Those that are configured: few.
         *
         * @return the secrets
         */
        List<String> configured();

        /**
         * Those of them that are {@linkplain KnownSecrets#likeIds like the ID} of an answer, as each answer is compared
         * with them: hardly ever any.
         *
         * @return the secrets
         */
        default List<String> configuredLikeIds() {
            return likeIds(configured());
        }

        /**
         * Those of the accounts that are open: perhaps some thousands.
         *
         * @return the secrets
         */
        List<String> ofAccounts();
    }

    /**
     * Those that can appear in a UUID, or a UUID in them.
     *
     * @param secrets any secrets
     * @return some of them
     */
    public static List<String> likeIds(List<String> secrets) {
        return secrets.stream()
                .filter(secret -> PART_OF_UUID.matcher(secret).matches()
                        || UUID.matcher(secret).find())
                .toList();
    }

    /**
     * Adds a holder.
     *
     * @param holder who has secrets
     */
    public void add(Holder holder) {
        holders.add(holder);
    }

    /**
     * Removes a holder.
     *
     * @param holder who had secrets
     */
    public void remove(Holder holder) {
        holders.remove(holder);
    }

    /**
     * Takes all secrets out of a text.
     *
     * @param text any text
     * @return the text with {@code xxxxxx} instead of each secret and its parts
     */
    public String redact(String text) {
        if (text.length() < UntrustedText.SHORTEST_SECRET) {
            return text;
        }
        boolean uuid = isUuid(text);
        Redaction redaction = new Redaction(text);
        for (Holder holder : holders) {
            if (uuid) {
                holder.configuredLikeIds().forEach(redaction::takeOutWhole);
            } else {
                holder.configured().forEach(redaction::takeOut);
                holder.ofAccounts().forEach(redaction::takeOut);
            }
        }
        return redaction.text;
    }

    /** What Pipedrive's correlation IDs look like; each answer has one. No token is issued in this form. */
    private static boolean isUuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            char letter = text.charAt(i);
            boolean hexadecimal =
                    letter >= '0' && letter <= '9' || letter >= 'a' && letter <= 'f' || letter >= 'A' && letter <= 'F';
            if (dash ? letter != '-' : !hexadecimal) {
                return false;
            }
        }
        return true;
    }

    /** One text, from which many secrets are taken that most often are not in it. */
    private static final class Redaction {

        private String text;
        private Pieces pieces;

        Redaction(String text) {
            this.text = text;
        }

        void takeOutWhole(String secret) {
            if (secret.length() >= UntrustedText.SHORTEST_SECRET && (text.contains(secret) || secret.contains(text))) {
                text = UntrustedText.withoutSecret(text, secret);
            }
        }

        void takeOut(String secret) {
            take(secret);
            if (!isTheSameInForms(secret)) {
                take(URLEncoder.encode(secret, StandardCharsets.UTF_8));
            }
        }

        private void take(String secret) {
            if (pieces == null) {
                pieces = new Pieces(text);
            }
            if (pieces.mayHold(secret)) {
                // What is masked adds no piece of a secret, so the pieces stay good enough.
                text = UntrustedText.withoutSecret(text, secret);
            }
        }

        private static boolean isTheSameInForms(String secret) {
            for (int i = 0; i < secret.length(); i++) {
                char letter = secret.charAt(i);
                boolean same = letter >= 'a' && letter <= 'z'
                        || letter >= 'A' && letter <= 'Z'
                        || letter >= '0' && letter <= '9'
                        || letter == '-'
                        || letter == '_'
                        || letter == '.'
                        || letter == '*';
                if (!same) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The pieces of a text, as a set that may say yes by mistake but not no: it tells in a moment which of many secrets
     * can't be in the text. Who repeats twelve characters of a secret repeats one of its pieces of six whole.
     */
    private static final class Pieces {

        private static final int LENGTH = 6;
        private static final int BITS_FOR_EACH = 256;
        private static final int MOST_WORDS = 1 << 16;

        private final long[] bits;

        Pieces(String text) {
            long wanted = (long) text.length() * BITS_FOR_EACH / Long.SIZE;
            bits = new long[(int) Math.min(MOST_WORDS, Long.highestOneBit(Math.max(1, wanted)))];
            for (int i = 0; i + LENGTH <= text.length(); i++) {
                int bit = bit(text, i);
                bits[bit / Long.SIZE] |= 1L << bit;
            }
        }

        boolean mayHold(String secret) {
            for (int i = 0; i + LENGTH <= secret.length(); i += LENGTH) {
                int bit = bit(secret, i);
                if ((bits[bit / Long.SIZE] & 1L << bit) != 0) {
                    return true;
                }
            }
            return false;
        }

        private int bit(String text, int from) {
            long hash = 0;
            for (int i = from; i < from + LENGTH; i++) {
                hash = hash * 0x9E3779B97F4A7C15L + text.charAt(i);
            }
            return (int) (hash * 0xBF58476D1CE4E5B9L >>> 32) & bits.length * Long.SIZE - 1;
        }
    }
}
