// SPDX-License-Identifier: Apache-2.0
/** The kinds of things in the CRM. */
package io.github.camelpipedrive.resource;
