// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sum of money as people write it into a form: {@code 4,800.00}, {@code 4.800,- €}, {@code CHF 4'800}, {@code 12k}.
 *
 * @param amount the amount; 0 when there is none or it can't be read
 * @param currency its code such as EUR; {@value #UNKNOWN} when the text names none that there is
 */
record Money(BigDecimal amount, String currency) {

    /** What stands for a currency that there is not. */
    static final String UNKNOWN = "?";

    /** The form is that of a shop which sells in euros. */
    private static final String DEFAULT_CURRENCY = "EUR";

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Sc}]+\\$?");
    private static final Pattern NUMBER = Pattern.compile(
            "(\\d+|\\d{1,3}(?:[., '’\\u00A0\\u202F]\\d{3})+)(?:[.,](\\d{1,2}))?(?:[.,]?[-–—]+)?( ?k)?",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("€", "EUR"),
            Map.entry("EURO", "EUR"),
            Map.entry("EUROS", "EUR"),
            Map.entry("$", "USD"),
            Map.entry("US$", "USD"),
            Map.entry("DOLLAR", "USD"),
            Map.entry("DOLLARS", "USD"),
            Map.entry("£", "GBP"),
            Map.entry("POUNDS", "GBP"),
            Map.entry("FR", "CHF"),
            Map.entry("SFR", "CHF"),
            Map.entry("ZŁ", "PLN"),
            Map.entry("KČ", "CZK"));

    /**
     * Reads a sum. The budget's own currency overrides that of the column beside it. A separator before three digits
     * groups thousands, one before one or two digits at the end stands before cents.
     *
     * @param budget the text, such as {@code € 1.200}
     * @param currency the currency's name, code or sign; empty for none
     * @return the sum
     */
    static Money parse(String budget, String currency) {
        String named = currency;
        Matcher words = WORD.matcher(budget);
        String number = budget;
        while (words.find()) {
            if (!words.group().equalsIgnoreCase("k")) {
                named = words.group();
                number = number.replace(named, " ");
            }
        }
        BigDecimal amount = amount(number.strip());
        // A currency without an amount, or words in the place of one, say nothing.
        return amount.signum() == 0
                ? new Money(BigDecimal.ZERO, DEFAULT_CURRENCY)
                : new Money(amount, code(named.strip().replace(".", "").toUpperCase(Locale.ROOT)));
    }

    private static BigDecimal amount(String number) {
        Matcher parts = NUMBER.matcher(number);
        if (!parts.matches()) {
            return BigDecimal.ZERO;
        }
        String whole = parts.group(1).replaceAll("\\D", "");
        String cents = parts.group(2) == null ? "" : "." + parts.group(2);
        BigDecimal amount = new BigDecimal(whole + cents);
        return parts.group(3) == null ? amount : amount.multiply(BigDecimal.valueOf(1000));
    }

    private static String code(String named) {
        String code = named.isEmpty() ? DEFAULT_CURRENCY : NAMES.getOrDefault(named, named);
        boolean exists = Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(code));
        return exists ? code : UNKNOWN;
    }
}
