// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Keeps authorizations in a folder, one file for each account, that only its owner may read. A file is replaced as a
 * whole and is on the disk before it counts, so a crash leaves the old one or the new one. Several processes may share
 * a folder on one machine: they lock files beside the ones with the tokens.
 */
public final class FileTokenStore implements TokenStore {

    private static final String SUFFIX = ".token.json";
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

    private final Path folder;
    private final AuthorizationFormat format;
    private final KeyedLocks renewals = new KeyedLocks();
    private final KeyedLocks changes = new KeyedLocks();

    /**
     * A store in a folder, whose files are readable.
     *
     * @param folder the folder, made when it is missing
     */
    public FileTokenStore(Path folder) {
        this(folder, null);
    }

    /**
     * A store in a folder, whose files are encrypted.
     *
     * @param folder the folder, made when it is missing
     * @param cipher encrypts; null to leave the files readable
     */
    public FileTokenStore(Path folder, TokenCipher cipher) {
        this.folder = folder;
        this.format = new AuthorizationFormat(cipher);
    }

    @Override
    public Optional<Stored> load(String account) throws IOException {
        Path file = file(account, SUFFIX);
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IOException("The token file " + file + " can't be read: " + e.getMessage(), e);
        }
        try {
            return Optional.of(format.read(text, account));
        } catch (IOException e) {
            throw new IOException("The token file " + file + " can't be used: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Long> store(Authorization authorization, long expectedVersion) throws IOException {
        String account = authorization.account();
        try (Lock change = changing(account)) {
            long current = load(account).map(Stored::version).orElse(0L);
            if (current != expectedVersion) {
                return Optional.empty();
            }
            replace(account, format.write(new Stored(authorization, current + 1)));
            return Optional.of(current + 1);
        }
    }

    @Override
    public boolean delete(String account) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Lock change = changing(account)) {
            boolean deleted = Files.deleteIfExists(file(account, SUFFIX));
            syncFolder();
            return deleted;
        }
    }

    @Override
    public List<String> list() throws IOException {
        List<String> accounts = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    accounts.add(FileNames.account(name.substring(0, name.length() - SUFFIX.length())));
                }
            }
        }
        return accounts;
    }

    @Override
    public Lock lock(String account, Duration atMost) throws IOException, InterruptedException {
        return lock(renewals, account, ".renewal.lock", atMost);
    }

    /** Nobody holds this one longer than it takes to replace a file. */
    private Lock changing(String account) throws IOException {
        try {
            return lock(changes, account, ".change.lock", Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the token of '" + account + "' was to be stored", e);
        }
    }

    /** The lock among this process' threads comes first: a file's lock belongs to the process as a whole. */
    private Lock lock(KeyedLocks threads, String account, String suffix, Duration atMost)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        Lock thread = threads.lock(account, atMost);
        FileChannel channel = null;
        try {
            makeFolder();
            channel = FileChannel.open(
                    file(account, suffix),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    ownerOnly("rw-------"));
            FileLock lock = tryLock(channel);
            while (lock == null) {
                if (System.nanoTime() >= deadline) {
                    throw new IOException(
                            "Another process has been renewing the token of '" + account + "' for " + atMost);
                }
                TimeUnit.NANOSECONDS.sleep(BETWEEN_TRIES.toNanos());
                lock = tryLock(channel);
            }
            return release(channel, thread);
        } catch (IOException | InterruptedException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            thread.close();
            throw e;
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another store of this process, on the same folder, has it: as good as another process.
            return null;
        }
    }

    /** Closing the channel gives the file's lock back; the file stays, as deleting it would let two processes hold it. */
    private static Lock release(FileChannel channel, Lock thread) {
        return () -> {
            try (thread) {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private void replace(String account, String text) throws IOException {
        makeFolder();
        Path file = file(account, SUFFIX);
        Path draft = Files.createTempFile(folder, "draft", ".tmp", ownerOnly("rw-------"));
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder();
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw new IOException("The token file " + file + " can't be written: " + e.getMessage(), e);
        }
    }

    private void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownerOnly("rwx------"));
        }
    }

    /** The new name is on the disk only after its folder is; Windows has no such step. */
    private void syncFolder() throws IOException {
        if (posix()) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private Path file(String account, String suffix) {
        return folder.resolve(FileNames.of(AccountName.check(account)) + suffix);
    }
}
