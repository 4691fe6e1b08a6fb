import { testOperations } from '../support';

testOperations(__dirname);
