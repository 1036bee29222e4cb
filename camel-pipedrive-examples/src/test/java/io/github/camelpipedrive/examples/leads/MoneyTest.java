// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MoneyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            textBlock =
                    """
                    4800;           EUR;     4800;       EUR
                    4,800;          EUR;     4800;       EUR
                    4.800;          EUR;     4800;       EUR
                    4 800;          SEK;     4800;       SEK
                    |4\u00A0800|;   SEK;     4800;       SEK
                    |4\u202F800|;   SEK;     4800;       SEK
                    4'800;          CHF;     4800;       CHF
                    CHF 4’800.–;    ||;      4800;       CHF
                    4.800,-;        €;       4800;       EUR
                    4,800.00;       USD;     4800.00;    USD
                    4.800,00;       EUR;     4800.00;    EUR
                    4,800.50;       GBP;     4800.50;    GBP
                    1.250.000;      EUR;     1250000;    EUR
                    1,250,000.5;    EUR;     1250000.5;  EUR
                    120,5;          EUR;     120.5;      EUR
                    120.50;         EUR;     120.50;     EUR
                    € 1.200;        ||;      1200;       EUR
                    1.200 €;        USD;     1200;       EUR
                    $12,500;        ||;      12500;      USD
                    US$ 12,500;     ||;      12500;      USD
                    £3,600;         ||;      3600;       GBP
                    12k;            USD;     12000;      USD
                    12 K;           EUR;     12000;      EUR
                    2.5k;           EUR;     2500.0;     EUR
                    900;            euro;    900;        EUR
                    900;            eur;     900;        EUR
                    900;            Fr.;     900;        CHF
                    900;            zł;      900;        PLN
                    900;            ||;      900;        EUR
                    """)
    void readsWhatPeopleWrite(String budget, String currency, BigDecimal amount, String code) {
        assertThat(Money.parse(budget, currency)).isEqualTo(new Money(amount, code));
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "'', EUR",
        "'', Quatloos",
        "0, EUR",
        "tbd, EUR",
        "?, ''",
        "on request, ''",
        "approx. 5000-10000, EUR",
        "max. 20.000 (?), ''",
        "-500, EUR",
        "1.20.000, EUR",
        "48.00.0, EUR"
    })
    void knowsNoAmountWhereNoneCanBeRead(String budget, String currency) {
        assertThat(Money.parse(budget, currency)).isEqualTo(new Money(BigDecimal.ZERO, "EUR"));
    }

    @ParameterizedTest
    @CsvSource({"900, Quatloos", "1200, Taler", "5 XBT, ''", "900, kr", "900, E", "900, EURUSD"})
    void knowsOfAnAmountWhoseCurrencyThereIsNot(String budget, String currency) {
        assertThat(Money.parse(budget, currency).currency()).isEqualTo(Money.UNKNOWN);
    }
}
