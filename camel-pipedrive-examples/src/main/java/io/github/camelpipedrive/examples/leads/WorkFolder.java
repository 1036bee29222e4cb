// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.leads;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder in which an import keeps which entries are imported, and writes those that are rejected. One import at a
 * time uses it: two of them would not see what the other one is about to make.
 */
final class WorkFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel channel;

    private WorkFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Opens the folder, which is made when it is not there, and takes it for this import.
     *
     * @param folder the folder
     * @return the folder, to be closed
     * @throws IOException when it can't be made, or another import uses it
     */
    static WorkFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isTaken(channel)) {
            channel.close();
            throw new IOException("Another import is using " + folder);
        }
        return new WorkFolder(folder, channel);
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

    Path path() {
        return folder;
    }

    /** The list of imported entries. */
    Path imported() {
        return folder.resolve("imported.txt");
    }

    /** The entries that could not be used in this import. */
    Path rejects() {
        return folder.resolve("rejects.csv");
    }

    /** Begins anew with the rejects, and with everything when it is to forget what earlier imports have done. */
    void prepare(boolean forget) throws IOException {
        Files.deleteIfExists(rejects());
        if (forget) {
            Files.deleteIfExists(imported());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
