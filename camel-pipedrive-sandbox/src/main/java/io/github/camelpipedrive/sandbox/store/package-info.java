// SPDX-License-Identifier: Apache-2.0
/** The sandbox's records in memory. Inner part of the sandbox: it may change from one version to the next. */
package io.github.camelpipedrive.sandbox.store;
