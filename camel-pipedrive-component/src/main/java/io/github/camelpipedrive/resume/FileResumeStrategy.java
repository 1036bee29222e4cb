// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.resume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

import org.apache.camel.resume.Offset;
import org.apache.camel.resume.OffsetKey;
import org.apache.camel.resume.Resumable;
import org.apache.camel.resume.ResumeAdapter;
import org.apache.camel.resume.ResumeStrategy;
import org.apache.camel.resume.ResumeStrategyConfiguration;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps in a folder where long readings continue, in a file for each name: for Camel's EIP {@code resumable}, with what a
 * {@link io.github.camelpipedrive.paging.Page#resumable(String) page} says, and for {@code resumeFrom}, which starts with
 * it. A file holds the old place or the new one, also when the process is killed or the power fails. Safe for use by
 * several threads, but not by several processes with one name.
 */
public final class FileResumeStrategy extends ServiceSupport implements ResumeStrategy {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final String DRAFT = "~";

    private final Path folder;
    private final ReentrantLock writing = new ReentrantLock();
    private ResumeAdapter adapter = () -> {};

    /**
     * Creates a strategy.
     *
     * @param folder where the files are; it is made when it is needed
     */
    public FileResumeStrategy(String folder) {
        this(Path.of(folder));
    }

    /**
     * Creates a strategy.
     *
     * @param folder where the files are; it is made when it is needed
     */
    public FileResumeStrategy(Path folder) {
        this.folder = folder;
    }

    /**
     * Where to continue.
     *
     * @param name of the reading, such as {@code nightly-export}
     * @return what was kept last; empty when there is nothing, or the last reading came to its end
     * @throws IOException when the file can't be read
     * @throws IllegalArgumentException when the name can't be that of a file
     */
    public String position(String name) throws IOException {
        try {
            return Files.readString(file(name), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    @Override
    public <T extends Resumable> void updateLastOffset(T offset) throws IOException {
        updateLastOffset(offset.getOffsetKey(), offset.getLastOffset());
    }

    @Override
    public <T extends Resumable> void updateLastOffset(T offset, UpdateCallBack updateCallBack) throws IOException {
        updateLastOffset(offset.getOffsetKey(), offset.getLastOffset(), updateCallBack);
    }

    /** Keeps the value, as text, under the key; it is on the disk when this returns. */
    @Override
    public void updateLastOffset(OffsetKey<?> offsetKey, Offset<?> offsetValue) throws IOException {
        Path file = file(String.valueOf(offsetKey.getValue()));
        byte[] text = String.valueOf(offsetValue.getValue()).getBytes(StandardCharsets.UTF_8);
        writing.lock();
        try {
            Files.createDirectories(folder);
            Path draft = folder.resolve(file.getFileName() + DRAFT);
            write(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            writing.unlock();
        }
    }

    private static void write(Path file, byte[] text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    @Override
    public void updateLastOffset(OffsetKey<?> offsetKey, Offset<?> offset, UpdateCallBack updateCallBack)
            throws IOException {
        try {
            updateLastOffset(offsetKey, offset);
        } catch (IOException | RuntimeException e) {
            if (updateCallBack != null) {
                updateCallBack.onUpdate(e);
            }
            throw e;
        }
        if (updateCallBack != null) {
            updateCallBack.onUpdate(null);
        }
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' can't name a file: use letters, digits, hyphens, dots and underscores");
        }
        return folder.resolve(name);
    }

    /** An adapter is for consumers that have to be told where to continue; a route asks {@link #position} instead. */
    @Override
    public void setAdapter(ResumeAdapter adapter) {
        this.adapter = adapter;
    }

    @Override
    public ResumeAdapter getAdapter() {
        return adapter;
    }

    /** There is nothing to configure but the folder. */
    @Override
    public void setResumeStrategyConfiguration(ResumeStrategyConfiguration configuration) {
        throw new UnsupportedOperationException("A FileResumeStrategy is configured by its folder");
    }

    /**
     * There is nothing to configure but the folder.
     *
     * @return null
     */
    @Override
    public ResumeStrategyConfiguration getResumeStrategyConfiguration() {
        return null;
    }
}
