// SPDX-License-Identifier: Apache-2.0
package com.example.deals;

import io.github.camelpipedrive.sandbox.PipedriveSandbox;

/** The application beside a sandbox of its own: mvn spring-boot:test-run. */
public class DealsOnSandbox {

    public static void main(String[] arguments) {
        PipedriveSandbox sandbox = PipedriveSandbox.builder("--port=8765", "--generate=deal=20").start();
        System.setProperty("camel.component.pipedrive.company-domain", "");
        sandbox.properties().forEach(System::setProperty);
        System.out.println("The sandbox is at " + sandbox.baseUrl());
        DealsApplication.main(arguments);
    }
}
