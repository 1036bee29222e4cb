// SPDX-License-Identifier: Apache-2.0
/** What the examples that are services have in common. */
package io.github.camelpipedrive.examples.service;
