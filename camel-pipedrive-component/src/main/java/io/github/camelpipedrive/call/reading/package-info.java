// SPDX-License-Identifier: Apache-2.0
/** Answers in the form that is asked for. */
package io.github.camelpipedrive.call.reading;
