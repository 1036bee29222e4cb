// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.deployment;

import java.util.List;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.quarkus.deployment.builditem.Startable;

/** A sandbox as Quarkus starts and stops it: in process, without a container. */
final class SandboxService implements Startable {

    private final List<String> options;
    private PipedriveSandbox sandbox;

    SandboxService(List<String> options) {
        this.options = options;
    }

    @Override
    public void start() {
        sandbox = PipedriveSandbox.builder(options.toArray(String[]::new)).start();
    }

    String property(String name) {
        return sandbox.properties().get(name);
    }

    @Override
    public String getConnectionInfo() {
        return sandbox.baseUrl();
    }

    /** None. */
    @Override
    public String getContainerId() {
        return null;
    }

    @Override
    public void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
