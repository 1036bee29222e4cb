// SPDX-License-Identifier: Apache-2.0
package com.example.deals;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class DealsApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(DealsApplication.class, arguments);
    }
}
