// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.program;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder in which a program keeps what is done, and writes what was rejected. One run at a time uses it: two of them
 * would not see what the other one is about to do.
 */
public final class WorkFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel channel;

    private WorkFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Opens the folder, which is made when it is not there, and takes it for this run.
     *
     * @param folder the folder
     * @return the folder, to be closed
     * @throws IOException when it can't be made, or another run uses it
     */
    public static WorkFolder open(Path folder) throws IOException {
        FileChannel channel = lockFile(folder);
        if (isTaken(channel)) {
            channel.close();
            throw new IOException("Another run is using " + folder);
        }
        return new WorkFolder(folder, channel);
    }

    private static FileChannel lockFile(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
            return FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            // What is said of files is often no more than their name.
            throw new IOException("the folder " + folder + " can't be made, or not be written to", e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            // Held until the channel is closed, or the process ends in any way.
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    /** The folder itself. */
    public Path path() {
        return folder;
    }

    /** A file in it. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * Deletes a file that an earlier run has written, as this run is to write it again.
     *
     * @param name the file
     * @param read the file that this run reads
     * @throws IOException when that one can't be read or is the same file, or this one can't be deleted
     */
    public void beginAnew(String name, Path read) throws IOException {
        if (!Files.isRegularFile(read) || !Files.isReadable(read)) {
            throw new IOException("there is no file " + read + " that can be read");
        }
        Path written = file(name);
        if (Files.exists(written) && Files.isSameFile(written, read)) {
            throw new IOException(written + " is written again by each run: read it under another name");
        }
        Files.deleteIfExists(written);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
