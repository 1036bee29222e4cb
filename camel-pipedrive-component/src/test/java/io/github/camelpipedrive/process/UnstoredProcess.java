// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.process;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import io.github.camelpipedrive.auth.FileTokenStore;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.impl.DefaultCamelContext;

/** Renews a token that it can't store, says why, and stays until it is killed. */
public final class UnstoredProcess {

    private UnstoredProcess() {}

    /**
     * Runs it.
     *
     * @param arguments server and folder
     */
    public static void main(String[] arguments) throws Exception {
        FullDisk store = new FullDisk(new FileTokenStore(Path.of(arguments[1])));
        store.fill();
        try (DefaultCamelContext context = Stores.context(arguments[0], store)) {
            context.start();
            try {
                context.createProducerTemplate().requestBody("pipedrive:oauth/refresh", (Object) null);
            } catch (CamelExecutionException e) {
                System.out.println(e.getCause().getMessage());
            }
            new CountDownLatch(1).await();
        }
    }
}
