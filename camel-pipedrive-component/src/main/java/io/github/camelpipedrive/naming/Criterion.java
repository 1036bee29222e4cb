// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.naming;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.camelpipedrive.call.GivenValues;
import io.github.camelpipedrive.field.FieldDefinition;
import io.github.camelpipedrive.field.FieldType;
import io.github.camelpipedrive.field.Name;
import io.github.camelpipedrive.operation.type.Spelling;
import io.github.camelpipedrive.wire.PlainDecimals;

/** What a wanted record must have. Compared on the record itself, as a search also finds what is only similar. */
public sealed interface Criterion {

    /**
     * A search that finds all records that can fit.
     *
     * @param text what to look for
     * @param exact whether the whole value must match
     */
    record Term(String text, boolean exact) {}

    /**
     * Compares a record.
     *
     * @param record as the API answers it
     * @return whether it fits
     */
    boolean fits(Map<?, ?> record);

    /**
     * The field to search in.
     *
     * @return in the words of the search's parameter {@code fields}; empty for what no search finds
     */
    String searchedIn();

    /**
     * The searches that find what fits, each of them something that the others don't.
     *
     * @return the likeliest first
     */
    List<Term> terms();

    /**
     * What is looked for.
     *
     * @return for messages, such as {@code email 'jo@example.com'}
     */
    String words();

    /**
     * What is the same for criteria that the same records fit.
     *
     * @return text to compare and to lock by
     */
    String key();

    /**
     * A field of the record, by what people write.
     *
     * @param field such as {@code name} or {@code email}
     * @param text its value
     */
    record ByField(String field, String text) implements Criterion {

        private static final String EMAIL = "email";
        private static final String PHONE = "phone";
        private static final int LAST_DIGITS = 4;

        /** Of a search that is not exact. Source: the parameter {@code term} in the specification of v2. */
        private static final int SHORTEST_TERM = 2;

        @Override
        public boolean fits(Map<?, ?> record) {
            String wanted = comparable(text);
            return !wanted.isEmpty()
                    && values(record).stream()
                            .anyMatch(value -> comparable(value.toString()).equals(wanted));
        }

        /** The one value, or those of a person's several addresses. */
        private List<Object> values(Map<?, ?> record) {
            return GivenValues.plain(GivenValues.of(record, field));
        }

        private String comparable(String value) {
            return switch (field) {
                case EMAIL -> Name.normalized(value).replace(" ", "");
                case PHONE -> digits(value);
                default -> Name.normalized(value);
            };
        }

        /** The digits, with a plus sign where the country is said. */
        static String digits(String number) {
            StringBuilder digits = new StringBuilder();
            number.codePoints()
                    .filter(Character::isDigit)
                    .map(digit -> '0' + Character.digit(digit, 10))
                    .forEach(digits::appendCodePoint);
            String stripped = number.strip();
            if (stripped.startsWith("+")) {
                return "+" + digits;
            }
            return digits.indexOf("00") == 0 ? "+" + digits.substring(2) : digits.toString();
        }

        @Override
        public String searchedIn() {
            return field;
        }

        @Override
        public List<Term> terms() {
            if (!field.equals(PHONE)) {
                return spellings(text);
            }
            String digits = digits(text);
            List<Term> terms = new ArrayList<>(spellings(text));
            if (digits.length() >= SHORTEST_TERM) {
                // However the number is written, its last digits mostly stand together.
                terms.add(new Term(digits.substring(Math.max(0, digits.length() - LAST_DIGITS)), false));
            }
            return terms;
        }

        @Override
        public String words() {
            return field + " " + Spelling.quoted(text);
        }

        @Override
        public String key() {
            return field + "=" + comparable(text);
        }
    }

    /**
     * A custom field.
     *
     * @param field the field
     * @param text its value, as people write it
     */
    record ByCustomField(FieldDefinition field, String text) implements Criterion {

        @Override
        public boolean fits(Map<?, ?> record) {
            Object nested = record.get("custom_fields") instanceof Map<?, ?> fields ? fields.get(field.key()) : null;
            Object value = nested == null ? record.get(field.key()) : nested;
            Object plain = value instanceof Map<?, ?> map ? map.get("value") : value;
            return plain != null && comparable(plain).equals(comparable(text));
        }

        /** In a text, 00123 is not 123. */
        private String comparable(Object value) {
            if (field.type() != FieldType.DOUBLE && field.type() != FieldType.MONETARY) {
                return Name.normalized(value.toString());
            }
            try {
                return PlainDecimals.text(new BigDecimal(value.toString().strip()).stripTrailingZeros());
            } catch (NumberFormatException e) {
                return Name.normalized(value.toString());
            }
        }

        @Override
        public String searchedIn() {
            return "custom_fields";
        }

        @Override
        public List<Term> terms() {
            return spellings(text);
        }

        @Override
        public String words() {
            return "the field " + Spelling.quoted(field.name()) + " = " + Spelling.quoted(text);
        }

        @Override
        public String key() {
            return field.key() + "=" + comparable(text);
        }
    }

    /**
     * A field whose value must be equal, such as an ID or a status.
     *
     * @param field its name
     * @param value its value, in the form of the API
     */
    record ByValue(String field, Object value) implements Criterion {

        @Override
        public boolean fits(Map<?, ?> record) {
            Object stored = record.get(field);
            Object plain = stored instanceof Map<?, ?> map ? map.get(map.containsKey("id") ? "id" : "value") : stored;
            return plain != null
                    && plain.toString()
                            .toLowerCase(Locale.ROOT)
                            .equals(value.toString().toLowerCase(Locale.ROOT));
        }

        @Override
        public String searchedIn() {
            return "";
        }

        @Override
        public List<Term> terms() {
            return List.of();
        }

        @Override
        public String words() {
            return field + " " + value;
        }

        @Override
        public String key() {
            return field + "=" + value;
        }
    }

    /** As it is written, and as the same text may be stored: with single blanks, composed and decomposed. */
    private static List<Term> spellings(String text) {
        Set<String> spellings = new LinkedHashSet<>();
        String plain = text.strip().replaceAll("\\s+", " ");
        spellings.add(plain);
        spellings.add(Normalizer.normalize(plain, Normalizer.Form.NFC));
        spellings.add(Normalizer.normalize(plain, Normalizer.Form.NFD));
        return spellings.stream().map(each -> new Term(each, true)).toList();
    }
}
