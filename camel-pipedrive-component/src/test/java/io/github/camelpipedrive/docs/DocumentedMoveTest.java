// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.docs;

import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import io.github.camelpipedrive.auth.Authorization;
import io.github.camelpipedrive.auth.FileTokenStore;
import io.github.camelpipedrive.auth.OauthToken;
import io.github.camelpipedrive.auth.TokenCipher;
import io.github.camelpipedrive.auth.TokenStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The lines of the guide to OAuth that move accounts to another key, compiled and run as they are there. */
class DocumentedMoveTest {

    private static final Path GUIDE = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .getParent()
            .resolve("docs/oauth.md");
    private static final String CLASSES =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    private static final String OLD_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String NEW_KEY = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

    @TempDir
    private Path folder;

    private static String lines() throws Exception {
        Matcher lines = Pattern.compile("```java\n(TokenStore before.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE));
        assertThat(lines.find()).isTrue();
        return lines.group(1);
    }

    private void move(String oldFolder, String newFolder) throws Exception {
        Path source = folder.resolve("Move.java");
        Files.writeString(
                source,
                "import io.github.camelpipedrive.auth.*; import java.nio.file.Path; public class Move { public static void"
                        + " run(String oldFolder, String oldKey, String newFolder, String newKey) throws Exception {"
                        + lines() + "}}");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            CompilationTask task = compiler.getTask(
                    errors,
                    files,
                    null,
                    List.of("-d", folder.toString(), "-cp", CLASSES),
                    null,
                    files.getJavaFileObjects(source));
            assertThat(task.call()).as(errors.toString()).isTrue();
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            loader.loadClass("Move")
                    .getMethod("run", String.class, String.class, String.class, String.class)
                    .invoke(null, oldFolder, OLD_KEY, newFolder, NEW_KEY);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private static Authorization authorization(String account) {
        OauthToken token = new OauthToken("access-" + account, "refresh-" + account, Instant.EPOCH, "base", "");
        return new Authorization(account, token, Authorization.Owner.UNKNOWN, Instant.EPOCH, "");
    }

    @Test
    void movesAllAccountsToAnotherKey() throws Exception {
        Path oldFolder = folder.resolve("old");
        Path newFolder = folder.resolve("new");
        TokenStore before = new FileTokenStore(oldFolder, TokenCipher.of(OLD_KEY));
        before.store(authorization("acme"), 0);
        before.store(authorization("north/../1"), 0);

        move(oldFolder.toString(), newFolder.toString());

        TokenStore after = new FileTokenStore(newFolder, TokenCipher.of(NEW_KEY));
        assertThat(after.list()).containsExactlyInAnyOrder("acme", "north/../1");
        for (String account : after.list()) {
            assertThat(after.load(account).orElseThrow().authorization()).isEqualTo(authorization(account));
        }
    }
}
