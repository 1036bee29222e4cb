// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.program;

/** The form in which the routes of an example are written. */
public enum Dsl {
    /** In a {@code .camel.yaml} file. */
    YAML,
    /** In a class. */
    JAVA;

    /** What is given as {@code --dsl}: {@code yaml} or {@code java}; YAML when it is omitted. */
    public static Dsl of(Arguments arguments) {
        String name = arguments.value("--dsl").orElse("yaml");
        return switch (name) {
            case "yaml" -> YAML;
            case "java" -> JAVA;
            default -> throw new IllegalArgumentException("The option --dsl takes yaml or java, not " + name);
        };
    }
}
