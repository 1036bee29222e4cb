/** What Camel sees of the component: component, endpoint, configuration, producer and consumer. */
package io.github.camelpipedrive;
