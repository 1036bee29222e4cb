// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.auth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps authorizations in a folder, one file for each account, that only its owner may read. A file is replaced as a
 * whole and is on the disk before it counts, so a crash leaves the old one or the new one. Several processes may share
 * a folder on one machine: they lock files beside the ones with the tokens.
 */
public final class FileTokenStore implements TokenStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileTokenStore.class);

    private static final String TOKEN = ".token.json";
    private static final String DRAFT = ".draft";
    private static final int LONGEST_FILE = 1024 * 1024;
    private static final Duration LONGEST_CHANGE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(10);

    /**
     * Shared by all stores of the process, as the lock of a file is: it belongs to the process as a whole, and closing
     * any channel to the file gives it up. So two stores on one folder must not both try. Empty while nobody holds one.
     */
    private static final KeyedLocks THREADS = new KeyedLocks();

    private final Path folder;
    private final AuthorizationFormat format;
    private final Sleeper sleeper;

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
        this(folder, cipher, Sleeper.SYSTEM);
    }

    FileTokenStore(Path folder, TokenCipher cipher, Sleeper sleeper) {
        this.sleeper = sleeper;
        this.folder = folder.toAbsolutePath().normalize();
        this.format = new AuthorizationFormat(cipher);
        warnOfOthers();
    }

    @Override
    public Optional<Stored> load(String account) throws IOException {
        Path file = file(account, TOKEN);
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(LONGEST_FILE + 1);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IOException("The token file " + file + " can't be read: " + e.getMessage(), e);
        }
        try {
            if (content.length > LONGEST_FILE) {
                throw new IOException("it is damaged: longer than " + LONGEST_FILE + " bytes");
            }
            return Optional.of(format.read(new String(content, StandardCharsets.UTF_8), account));
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
            Files.deleteIfExists(file(account, DRAFT));
            boolean deleted = Files.deleteIfExists(file(account, TOKEN));
            syncFolder();
            return deleted;
        }
    }

    @Override
    public List<String> list() throws IOException {
        List<String> accounts = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + TOKEN)) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    FileNames.account(name.substring(0, name.length() - TOKEN.length()))
                            .ifPresent(accounts::add);
                }
            }
        }
        return accounts;
    }

    @Override
    public Lock lock(String account, Duration atMost) throws IOException, InterruptedException {
        return lock(account, ".renewal.lock", atMost);
    }

    /** Nobody holds this one longer than it takes to replace a file. */
    private Lock changing(String account) throws IOException {
        try {
            return lock(account, ".change.lock", LONGEST_CHANGE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the token of '" + account + "' was to be stored", e);
        }
    }

    private Lock lock(String account, String suffix, Duration atMost) throws IOException, InterruptedException {
        long deadline = sleeper.nanoTime() + atMost.toNanos();
        makeFolder();
        Path file = file(account, suffix);
        Lock thread = THREADS.lock(file.toString(), atMost);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly("rw-------"));
            FileLock held = tryLock(channel);
            while (held == null) {
                if (sleeper.nanoTime() - deadline >= 0) {
                    throw new IOException("Another process has held the lock " + file + " for " + atMost);
                }
                sleeper.sleep(BETWEEN_TRIES);
                held = tryLock(channel);
            }
            return new HeldLock(held, channel, thread);
        } catch (IOException | InterruptedException | RuntimeException e) {
            try (thread) {
                if (channel != null) {
                    channel.close();
                }
            }
            throw e;
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // This class in another class loader of the process has it: as good as another process.
            return null;
        }
    }

    /** Closing the channel gives the file's lock back; the file stays, as deleting it would let two processes hold it. */
    private record HeldLock(FileLock file, FileChannel channel, Lock thread) implements Lock {

        @Override
        public boolean isValid() {
            return file.isValid();
        }

        @Override
        public void close() {
            try (thread) {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The draft has the account's own name, so that the one of a process that was killed does not stay for ever. */
    private void replace(String account, String text) throws IOException {
        Path file = file(account, TOKEN);
        Path draft = file(account, DRAFT);
        try {
            Files.deleteIfExists(draft);
            try (FileChannel channel = FileChannel.open(
                    draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly("rw-------"))) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder();
        } catch (IOException e) {
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

    /** Mounted volumes often come so, hence no error: others can't read a token, but they can put another one there. */
    private void warnOfOthers() {
        try {
            if (posix() && Files.isDirectory(folder)) {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
                if (permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
                    LOG.warn("Every user of this machine may change the token folder {}", folder);
                }
            }
        } catch (IOException e) {
            LOG.warn("The permissions of the token folder {} can't be read: {}", folder, e.getMessage());
        }
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        return posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private boolean posix() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private Path file(String account, String suffix) {
        return folder.resolve(FileNames.of(AccountName.check(account)) + suffix);
    }

    @Override
    public String toString() {
        return "FileTokenStore[" + folder + "]";
    }
}
