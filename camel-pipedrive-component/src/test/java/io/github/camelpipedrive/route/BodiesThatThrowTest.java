// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.camelpipedrive.PipedriveConstants;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Messages that can't be read, as their own code fails: each a validation exception of a call that was not sent. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BodiesThatThrowTest {

    private static final String CREATE = "pipedrive:deal/create";

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive =
            PipedriveSandboxExtension.of(PipedriveSandbox.builder().deal("Tiles"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    /** A class of a user's whose getter throws. */
    public static class Throwing {
        public String getTitle() {
            throw new IllegalStateException("the session is closed");
        }
    }

    /** One that refers to itself. */
    public static class Endless {
        public Endless getTitle() {
            return this;
        }
    }

    /** One with values that Jackson's modules read. */
    public record Lazy(Optional<Throwing> title) {}

    private static InputStream brokenStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("the disk is gone");
            }
        };
    }

    private static Reader brokenReader() {
        return new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private static Iterable<Object> brokenIterable() {
        return () -> {
            throw new IllegalStateException("the cursor is closed");
        };
    }

    private static Iterable<Object> halfIterable() {
        return () -> new Iterator<>() {
            private int given;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Object next() {
                if (given++ > 2) {
                    throw new IllegalStateException("the cursor is closed");
                }
                return 1;
            }
        };
    }

    private static Map<String, Object> brokenMap() {
        return new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                throw new IllegalStateException("the session is closed");
            }
        };
    }

    private static CharSequence brokenText() {
        return new CharSequence() {
            @Override
            public int length() {
                return 1;
            }

            @Override
            public char charAt(int index) {
                return 'a';
            }

            @Override
            public CharSequence subSequence(int start, int end) {
                return this;
            }

            @Override
            public String toString() {
                throw new IllegalStateException("the session is closed");
            }
        };
    }

    private static Map<String, Object> inItself() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("aaaaaaaabbbbbbbbccccccccddddddddeeeeeeee", map);
        return Map.of("title", "Tiles", "custom_fields", map);
    }

    private static Map<String, Object> listInItself() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        return Map.of("title", "Tiles", "custom_fields", Map.of("aaaaaaaabbbbbbbbccccccccddddddddeeeeeeee", list));
    }

    private static Map<Object, Object> keyOfItself() {
        Map<Object, Object> inner = new HashMap<>();
        List<Object> key = new ArrayList<>();
        inner.put(key, 1);
        key.add(inner);
        return inner;
    }

    private static GenericFile<File> consumed(String name) {
        GenericFile<File> file = new GenericFile<>();
        file.setFile(folder.resolve(name).toFile());
        file.setBody(folder.resolve(name).toFile());
        return file;
    }

    static Stream<Arguments> bodies() {
        Supplier<Object> supplier = () -> {
            throw new IllegalStateException("the session is closed");
        };
        return Stream.of(
                arguments(
                        "a file that is not there",
                        CREATE,
                        folder.resolve("gone.json").toFile()),
                arguments("a path that is not there", CREATE, folder.resolve("gone.json")),
                arguments("a folder", CREATE, folder.toFile()),
                arguments("a consumed file that is not there", CREATE, consumed("gone.json")),
                arguments("a stream", CREATE, brokenStream()),
                arguments("a reader", CREATE, brokenReader()),
                arguments("an iterable", CREATE, brokenIterable()),
                arguments("an iterable that breaks off", "pipedrive:deal/list", halfIterable()),
                arguments("a map", CREATE, brokenMap()),
                arguments("a text", CREATE, brokenText()),
                arguments("a text as a value", CREATE, Map.of("title", brokenText())),
                arguments("an iterable as a value", CREATE, Map.of("title", "Tiles", "label_ids", brokenIterable())),
                arguments("a map as a value", CREATE, Map.of("title", "Tiles", "custom_fields", brokenMap())),
                arguments("a supplier", CREATE, supplier),
                arguments("a supplier as a value", CREATE, Map.of("title", supplier)),
                arguments("an optional as a value", CREATE, Map.of("title", Optional.of("Tiles"))),
                arguments("a getter", CREATE, new Throwing()),
                arguments("a class in itself", CREATE, new Endless()),
                arguments("a getter of an optional value", CREATE, new Lazy(Optional.of(new Throwing()))),
                arguments("an optional of a class", CREATE, Optional.of(new Throwing())),
                arguments("a map in itself", CREATE, inItself()),
                arguments("a list in itself", CREATE, listInItself()),
                arguments("a key that holds its map", CREATE, keyOfItself()),
                arguments("a map in itself that nothing takes", "pipedrive:deal/get", inItself()),
                arguments(
                        "a map in itself as any body",
                        "pipedrive:api/call?method=POST&path=/api/v2/x&cost=1",
                        inItself()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void areRefusedAsBodies(String what, String uri, Object body) {
        assertRefused(uri, camel.failure(uri, body));
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                arguments("CamelPipedrive.title", brokenText()),
                arguments("CamelPipedrive.label_ids", brokenIterable()),
                arguments("CamelPipedrive.custom_fields", brokenMap()),
                arguments("CamelPipedrive.custom_fields", inItself().get("custom_fields")),
                arguments(PipedriveConstants.ACCOUNT, folder.resolve("gone.txt").toFile()),
                arguments(PipedriveConstants.ACCOUNT, brokenStream()),
                arguments(PipedriveConstants.ACCOUNT, brokenText()));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("headers")
    void areRefusedAsHeaders(String header, Object value) {
        Map<String, Object> headers = new HashMap<>();
        headers.put("CamelPipedrive.title", "Tiles");
        headers.put(header, value);

        assertRefused(CREATE, camel.failure(CREATE, null, headers));
    }

    private static void assertRefused(String uri, Throwable failure) {
        String operation = uri.replaceAll("pipedrive:|\\?.*", "");
        assertThat(failure).isInstanceOfSatisfying(PipedriveValidationException.class, refused -> {
            assertThat(refused.getOperation()).isEqualTo(operation);
            assertThat(refused.getStatus()).isZero();
            assertThat(refused.isPossiblyCarriedOut()).isFalse();
            assertThat(refused.getMessage()).startsWith(operation + ": ").contains("Nothing was sent.");
            assertThat(refused.getMessage().length()).isLessThan(1500);
        });
        assertThat(((PipedriveException) failure).getMessage()).doesNotContain("\n");
        assertThat(pipedrive.requests()).isEmpty();
    }
}
