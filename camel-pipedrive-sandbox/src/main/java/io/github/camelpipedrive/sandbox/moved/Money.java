// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Amounts as version 1 writes them for people. */
final class Money {

    private static final Map<String, String> SYMBOLS = Currency.getAvailableCurrencies().stream()
            .collect(Collectors.toMap(Currency::getCurrencyCode, currency -> currency.getSymbol(Locale.US)));

    private Money() {}

    /** Such as {@code $50,000} or {@code $49.99}. */
    static String text(Object amount, Object currency) {
        BigDecimal number = amount == null ? BigDecimal.ZERO : new BigDecimal(amount.toString());
        String digits = new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
        String code = String.valueOf(currency);
        return SYMBOLS.getOrDefault(code, code) + digits;
    }
}
