/** Imports leads from a file into Pipedrive. */
package io.github.camelpipedrive.examples.leads;
