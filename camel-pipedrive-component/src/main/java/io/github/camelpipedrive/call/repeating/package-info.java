// SPDX-License-Identifier: Apache-2.0
/** What is retried after a failure, and what is looked for before it. */
package io.github.camelpipedrive.call.repeating;
