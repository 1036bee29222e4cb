// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.field;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VAT number|vat NUMBER",
                "VAT number|' VAT  number '",
                "VAT number|'VAT\tnumber'",
                "VAT number|VAT\u00a0number",
                "R\u00e9gion|Re\u0301gion",
                "R\u00e9gion|RE\u0301GION",
                "Stra\u00dfe|STRASSE",
                "\u039f\u0394\u039f\u03a3|\u03bf\u03b4\u03bf\u03c2",
                "\u039f\u0394\u039f\u03a3|\u03bf\u03b4\u03bf\u03c3",
                "\ud83d\ude80 Rocket|\ud83d\ude80 rocket",
                "title|T\u0131tle"
            })
    void isTheSame(String first, String second) {
        assertThat(Name.normalized(first)).isEqualTo(Name.normalized(second));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"VAT number|VATnumber", "Region|R\u00e9gion", "Acme|Acme.", "\ud83d\ude80|\ud83d\ude81", "a b|a-b"
            })
    void isAnother(String first, String second) {
        assertThat(Name.normalized(first)).isNotEqualTo(Name.normalized(second));
    }

    @Property
    void isTheSameOnceItIsNormalized(@ForAll String name) {
        String normalized = Name.normalized(name);

        assertThat(Name.normalized(normalized)).isEqualTo(normalized);
        assertThat(Name.normalized(Name.spelled(name))).isEqualTo(normalized);
    }
}
