// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An entry of the form, cleaned. Texts are empty where there is nothing.
 *
 * @param row where it is in the file, and how
 * @param problem why it can't be read at all
 * @param number the number that the form gave it, such as {@code F-20481}
 * @param received when it was sent, as the form writes it
 * @param name the person's name
 * @param company the organization's name
 * @param email the e-mail address, in lowercase
 * @param phone the phone number
 * @param interest what it is about
 * @param budget the budget as it was written
 * @param money the budget as it is understood
 * @param message what else was written
 * @param consent whether the sender may be contacted
 */
public record FormEntry(
        Row row,
        String problem,
        String number,
        String received,
        String name,
        String company,
        String email,
        String phone,
        String interest,
        String budget,
        Money money,
        String message,
        boolean consent) {

    private static final Set<String> NO_COMPANY =
            Set.of("-", "--", ".", "/", "n/a", "na", "none", "no", "private", "privat", "keine", "aucune");
    private static final Set<String> YES = Set.of("yes", "ja", "oui", "sí", "si", "tak", "true", "1", "x", "✓");
    private static final int DIGITS_OF_A_PHONE = 5;
    private static final int FINGERPRINT_BYTES = 16;

    /**
     * A row of the file.
     *
     * @param line the number of its first line, from 1
     * @param fields the fields without their quotation marks; none when one is not closed
     * @param unclosed whether a quotation mark is opened and not closed
     */
    public record Row(long line, List<String> fields, boolean unclosed) {

        /** Copies the list. */
        public Row {
            fields = List.copyOf(fields);
        }
    }

    /** The fields of an entry by the names of their columns. */
    interface Fields {
        String get(String column);
    }

    /** An entry that can't be read. */
    static FormEntry unreadable(Row row, String problem) {
        return new FormEntry(row, problem, "", "", "", "", "", "", "", "", Money.parse("", ""), "", false);
    }

    /** Cleans what a form's users have written. */
    static FormEntry of(Row row, Fields fields) {
        String budget = line(fields.get("Budget"));
        return new FormEntry(
                row,
                "",
                line(fields.get("Entry")),
                line(fields.get("Received")),
                line(fields.get("Name")),
                company(line(fields.get("Company"))),
                email(line(fields.get("E-mail"))),
                phone(line(fields.get("Phone"))),
                line(fields.get("Interest")),
                budget,
                Money.parse(budget, line(fields.get("Currency"))),
                text(fields.get("Message")),
                YES.contains(line(fields.get("Consent")).toLowerCase(Locale.ROOT)));
    }

    /** One line, with single spaces. */
    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Z}]+", " ").strip();
    }

    private static String text(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
    }

    private static String company(String text) {
        return NO_COMPANY.contains(text.toLowerCase(Locale.ROOT)) ? "" : text;
    }

    private static String email(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("^(mailto:)?<?|[>.,;]*$", "");
    }

    private static String phone(String text) {
        String kept = text.replaceAll("[^+0-9 ()/-]", "").strip();
        return kept.replaceAll("\\D", "").length() < DIGITS_OF_A_PHONE ? "" : kept;
    }

    /** The person's name; the address where none was given. */
    public String personName() {
        return name.isEmpty() ? email : name;
    }

    /** What deal or lead are called. The number tells which entry they come from. */
    public String title() {
        return (interest.isEmpty() ? "Enquiry" : interest) + " " + mark();
    }

    /** What is in all that is made of this entry, and in nothing else. */
    String mark() {
        return "[" + number + "]";
    }

    /** The amount of the budget; 0 when it is unknown. */
    public BigDecimal amount() {
        return money.amount();
    }

    /** The currency of the budget. */
    public String currency() {
        return money.currency();
    }

    /**
     * What is the same when somebody has sent the same on the same day again. The number is not part of it, as each
     * sending gets one. A digest, so that the list of imported entries holds no address.
     */
    public String fingerprint() {
        String day = received.split(" ", 2)[0];
        String same = String.join(
                "\n", email, day, interest, amount().toString(), currency(), message.replaceAll("\\s+", " "));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(same.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256", e);
        }
    }
}
