import { testTogether } from '../../support/together';

testTogether(__dirname);
