// SPDX-License-Identifier: Apache-2.0
/** What the operations do to the records. Inner part of the sandbox: it may change from one version to the next. */
package io.github.camelpipedrive.sandbox.behaviour;
