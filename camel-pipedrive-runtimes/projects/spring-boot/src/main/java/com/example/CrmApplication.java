// SPDX-License-Identifier: Apache-2.0
package com.example;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the shared routes with Spring Boot. */
@SpringBootApplication
public class CrmApplication {

    /** Starts Spring Boot. */
    public static void main(String[] arguments) {
        SpringApplication.run(CrmApplication.class, arguments);
    }
}
