// SPDX-License-Identifier: Apache-2.0
/** Deals as a REST service: the operations of the CRM behind Camel's REST DSL. */
package io.github.camelpipedrive.examples.rest;
