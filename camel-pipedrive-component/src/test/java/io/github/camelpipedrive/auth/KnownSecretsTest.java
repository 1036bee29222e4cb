// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.camelpipedrive.error.UntrustedText;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KnownSecretsTest {

    private final KnownSecrets known = new KnownSecrets();

    private static KnownSecrets.Holder holder(List<String> configured, List<String> ofAccounts) {
        return new KnownSecrets.Holder() {
            @Override
            public List<String> configured() {
                return configured;
            }

            @Override
            public List<String> ofAccounts() {
                return ofAccounts;
            }
        };
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings().withChars("abcXYZ019-_").ofMinLength(8).ofMaxLength(80);
    }

    /** The quick look at the pieces of a text overlooks nothing. */
    @Property
    void aPartIsFoundAsByComparingWithEachSecret(
            @ForAll("secrets") String secret,
            @ForAll("secrets") String other,
            @ForAll("secrets") String before,
            @ForAll("secrets") String behind) {
        for (int from = 0; from < secret.length(); from += 5) {
            String text = before + secret.substring(from) + behind;
            String expected = UntrustedText.withoutSecret(UntrustedText.withoutSecret(text, secret), other);
            KnownSecrets some = new KnownSecrets();
            some.add(holder(List.of(secret), List.of(other)));

            assertThat(some.redact(text)).isEqualTo(expected);
        }
    }

    @Test
    void theFormOfUrlsIsFoundToo() {
        known.add(holder(List.of("s3cret/with+slash=and-more"), List.of()));

        assertThat(known.redact("a s3cret%2Fwith%2Bslash%3Dand-more b")).isEqualTo("a xxxxxx b");
    }

    @Test
    void aHolderThatIsRemovedIsNotAskedAnyMore() {
        KnownSecrets.Holder holder = holder(List.of("s3cret-0123456789"), List.of());
        known.add(holder);
        known.remove(holder);

        assertThat(known.redact("s3cret-0123456789")).isEqualTo("s3cret-0123456789");
    }

    /** Each answer has a correlation ID, and the accounts may be thousands. */
    @Test
    void aCorrelationIdIsComparedWithTheConfiguredOnesOnly() {
        List<String> asked = new ArrayList<>();
        known.add(new KnownSecrets.Holder() {
            @Override
            public List<String> configured() {
                asked.add("configured");
                return List.of();
            }

            @Override
            public List<String> ofAccounts() {
                asked.add("accounts");
                return List.of();
            }
        });

        known.redact("5d0a1c3e-8b7f-4a6d-9e2c-1f0b3a5c7d9e");

        assertThat(asked).containsExactly("configured");
    }

    /** The tokens of a component may be thousands, too, and hardly any has the form of an ID. */
    @Test
    void onlyWhatIsLikeAnIdIsKeptForIds() {
        String id = "5d0a1c3e-8b7f-4a6d-9e2c-1f0b3a5c7d9e";

        assertThat(KnownSecrets.likeIds(List.of(
                        "0123456789abcdef0123456789abcdef01234567",
                        "5d0a1c3e-8b7f",
                        "token-" + id,
                        id.toUpperCase(Locale.ROOT),
                        "s3cret/with+slash")))
                .containsExactly("5d0a1c3e-8b7f", "token-" + id, id.toUpperCase(Locale.ROOT));
    }

    @Test
    void anIdIsComparedWithWhatIsLikeAnIdOnly() {
        known.add(new KnownSecrets.Holder() {
            @Override
            public List<String> configured() {
                throw new AssertionError("all are looked at for each answer");
            }

            @Override
            public List<String> configuredLikeIds() {
                return List.of("5d0a1c3e-8b7f");
            }

            @Override
            public List<String> ofAccounts() {
                return List.of();
            }
        });

        assertThat(known.redact("5d0a1c3e-8b7f-4a6d-9e2c-1f0b3a5c7d9e")).isEqualTo("xxxxxx-4a6d-9e2c-1f0b3a5c7d9e");
    }
}
