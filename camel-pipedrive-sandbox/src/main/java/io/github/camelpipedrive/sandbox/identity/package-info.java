// SPDX-License-Identifier: Apache-2.0
/** Companies, users and tokens: who is calling, and the authorization server. Inner part of the sandbox: it may change from one version to the next. */
package io.github.camelpipedrive.sandbox.identity;
