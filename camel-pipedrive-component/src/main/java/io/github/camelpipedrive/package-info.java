// SPDX-License-Identifier: Apache-2.0
/** The Camel component for Pipedrive as Camel sees it: component, endpoint, producer, options and headers. */
package io.github.camelpipedrive;
