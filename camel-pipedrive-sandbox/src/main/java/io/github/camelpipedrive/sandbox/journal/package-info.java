// SPDX-License-Identifier: Apache-2.0
/** What was asked and answered: the last requests, and counts. Inner part of the sandbox: it may change from one version to the next. */
package io.github.camelpipedrive.sandbox.journal;
