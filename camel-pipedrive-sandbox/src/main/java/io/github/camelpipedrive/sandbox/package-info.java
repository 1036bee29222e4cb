/** A stateful stand-in for Pipedrive that answers as the real one does. */
package io.github.camelpipedrive.sandbox;
