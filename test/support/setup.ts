// Before every test file: the matchers for mocked SDK clients.
import 'aws-sdk-client-mock-vitest/extend'
