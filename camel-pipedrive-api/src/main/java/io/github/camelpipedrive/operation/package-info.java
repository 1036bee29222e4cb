/** The catalogue of Pipedrive's operations, one row each, on the JDK alone. */
package io.github.camelpipedrive.operation;
